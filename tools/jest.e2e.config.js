import { preset } from '../jest.preset.js';

export default { ...preset, displayName: 'tools', testMatch: ['<rootDir>/**/*.e2e.spec.ts'], testTimeout: 600_000, maxWorkers: 1 };

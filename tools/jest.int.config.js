import { preset } from '../jest.preset.js';

export default { ...preset, displayName: 'tools', testMatch: ['<rootDir>/**/*.int.spec.mjs'], testTimeout: 120_000, maxWorkers: 1 };

import { preset } from '../../jest.preset.js';

export default { ...preset, displayName: 'cli', testMatch: ['<rootDir>/src/**/*.int.spec.ts'], testTimeout: 60_000, maxWorkers: 1 };

import { preset } from '../jest.preset.js';

export default { ...preset, displayName: 'tools', testMatch: ['<rootDir>/**/*.int.spec.{mjs,ts}'], testTimeout: 300_000, maxWorkers: 1 };

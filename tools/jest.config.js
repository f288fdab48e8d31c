import { preset } from '../jest.preset.js';

export default { ...preset, displayName: 'tools', testMatch: ['<rootDir>/**/*.spec.mjs'], testPathIgnorePatterns: ['\\.int\\.spec\\.mjs$'] };

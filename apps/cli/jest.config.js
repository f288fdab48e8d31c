import { preset } from '../../jest.preset.js';

export default { ...preset, displayName: 'cli', testMatch: ['<rootDir>/src/**/*.spec.ts'], testPathIgnorePatterns: ['\\.int\\.spec\\.ts$'] };

import { preset } from '../../jest.preset.js';

export default {
  ...preset,
  displayName: 'infrastructure',
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '\\.int\\.spec\\.ts$'],
};

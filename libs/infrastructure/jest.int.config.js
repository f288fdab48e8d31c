import { preset } from '../../jest.preset.js';

export default {
  ...preset,
  displayName: 'infrastructure on PostgreSQL',
  testMatch: ['<rootDir>/src/**/*.int.spec.ts'],
  globalSetup: '<rootDir>/src/kernel/testing/global-setup.js',
  globalTeardown: '<rootDir>/src/kernel/testing/global-teardown.js',
  testTimeout: 60_000,
};

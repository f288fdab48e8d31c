import { preset } from '../../jest.preset.js';

const testDatabase = '<rootDir>/../../libs/infrastructure/src/kernel/testing';

export default {
  ...preset,
  displayName: 'scheduler',
  testMatch: ['<rootDir>/src/**/*.int.spec.ts'],
  globalSetup: `${testDatabase}/global-setup.js`,
  globalTeardown: `${testDatabase}/global-teardown.js`,
  testTimeout: 60_000,
  maxWorkers: 1,
};

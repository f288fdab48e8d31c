import { preset } from '../../jest.preset.js';

const DATABASE_KIT = '<rootDir>/../../libs/infrastructure/src/kernel/testing';

export default {
  ...preset,
  displayName: 'api over HTTP',
  testMatch: ['<rootDir>/e2e/**/*.e2e.spec.ts'],
  globalSetup: `${DATABASE_KIT}/global-setup.js`,
  globalTeardown: `${DATABASE_KIT}/global-teardown.js`,
  testTimeout: 30_000,
};

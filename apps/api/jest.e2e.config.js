import { preset } from '../../jest.preset.js';
import { findChromium } from './e2e/browser/find-chromium.mjs';

const DATABASE_KIT = '<rootDir>/../../libs/infrastructure/src/kernel/testing';

const chromium = findChromium();
// Neither passed nor failed: they are not counted.
if (chromium === undefined) console.log('Tests in a browser: not run: no Chromium. Install one (apt-get install chromium), or say where it is: CHROMIUM_PATH');

export default {
  ...preset,
  displayName: 'api over HTTP',
  testMatch: ['<rootDir>/e2e/**/*.e2e.spec.ts', ...(chromium === undefined ? [] : ['<rootDir>/e2e/**/*.browser.spec.ts'])],
  globalSetup: `${DATABASE_KIT}/global-setup.js`,
  globalTeardown: `${DATABASE_KIT}/global-teardown.js`,
  // Half of the time tests wait: for processes to start and to end, for what comes later.
  maxWorkers: 4,
  testTimeout: 90_000,
};

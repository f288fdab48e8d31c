import config from './jest.e2e.config.js';

/** What needs programs that npm does not bring: nginx, Prometheus. */
export default { ...config, displayName: 'deployment', testMatch: ['<rootDir>/e2e/**/*.deployment.spec.ts'], testTimeout: 60_000 };

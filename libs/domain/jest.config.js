import { preset } from '../../jest.preset.js';

export default {
  ...preset,
  displayName: 'domain',
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  collectCoverage: true,
  collectCoverageFrom: ['src/**/*.ts', '!src/**/*.spec.ts', '!src/**/index.ts'],
  coverageDirectory: 'coverage/test',
  coverageProvider: 'v8',
  // For each file of tests V8 goes through all functions of the process, those of files before included.
  workerIdleMemoryLimit: '80MB',
  coverageReporters: ['text-summary', 'lcovonly'],
  coverageThreshold: { global: { branches: 95 } },
};

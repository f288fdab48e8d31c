import { preset } from '../../jest.preset.js';

export default {
  ...preset,
  displayName: 'application',
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  collectCoverage: true,
  // Ports and queries are declarations: they have no branch, and v8 would count each as one that is not taken.
  collectCoverageFrom: ['src/**/*.ts', '!src/**/*.spec.ts', '!src/**/index.ts', '!src/**/testing/**', '!src/**/ports/**', '!src/**/queries/**'],
  coverageDirectory: 'coverage/test',
  coverageProvider: 'v8',
  // For each file of tests V8 goes through all functions of the process, those of files before included.
  workerIdleMemoryLimit: '80MB',
  coverageReporters: ['text-summary', 'lcovonly'],
  coverageThreshold: { global: { branches: 95 } },
};

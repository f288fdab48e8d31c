import { preset } from '../../jest.preset.js';

export default {
  ...preset,
  displayName: 'application',
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  collectCoverage: true,
  collectCoverageFrom: ['src/**/*.ts', '!src/**/*.spec.ts', '!src/**/index.ts', '!src/**/testing/**'],
  coverageDirectory: 'coverage/test',
  coverageProvider: 'v8',
  coverageReporters: ['text-summary', 'lcovonly'],
  coverageThreshold: { global: { branches: 95 } },
};

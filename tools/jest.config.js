import { preset } from '../jest.preset.js';

export default {
  ...preset,
  displayName: 'tools',
  testMatch: ['<rootDir>/**/*.spec.{mjs,ts}'],
  testPathIgnorePatterns: ['\\.(int|e2e)\\.spec\\.(mjs|ts)$'],
};

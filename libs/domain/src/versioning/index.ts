export * from './api-version.js';
export * from './versioning-errors.js';

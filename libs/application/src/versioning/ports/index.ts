export * from './version-repository.js';

export * from './feature-modules.js';

export * from './configuration-error.js';
export * from './environment.js';
export * from './read-environment.js';

export * from './feature-commands.js';
export * from './feature-modules.js';

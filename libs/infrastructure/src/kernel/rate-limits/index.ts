export * from './network-of.js';
export * from './shared-request-limit.js';
export * from './shared-window.js';

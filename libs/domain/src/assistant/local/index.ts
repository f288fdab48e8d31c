export * from './help-topics.js';
export * from './request-in.js';

export * from './create-logger.js';
export * from './request-context.js';

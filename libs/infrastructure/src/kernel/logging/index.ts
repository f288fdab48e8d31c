export * from './create-logger.js';
export * from './finish-log.js';
export * from './request-context.js';

export * from './disposable-postgres.js';
export * from './plan-recorder.js';
export * from './plan-step.js';
export * from './silenceable-proxy.js';
export * from './silent-logger.js';
export * from './start-test-run.js';
export * from './temporary-folder.js';
export * from './test-database.js';

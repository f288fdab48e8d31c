export * from './assert-migrated.js';
export * from './migrate-down.js';
export * from './migrate-up.js';
export * from './migration-status.js';
export * from './with-migration-connection.js';

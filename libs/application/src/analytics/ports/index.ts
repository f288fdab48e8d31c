export * from './order-repository.js';
export * from './rollups.js';
export * from './task-repository.js';
export * from './visit-log.js';
export * from './visit-partitions.js';

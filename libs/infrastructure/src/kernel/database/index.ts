export * from './as-unavailable.js';
export * from './assert-database-reachable.js';
export * from './create-pool.js';
export * from './database.js';
export * from './knex-unit-of-work.js';
export * from './open-database.js';
export * from './prepared-statement.js';
export * from './violated-constraint.js';

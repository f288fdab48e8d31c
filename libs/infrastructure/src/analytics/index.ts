export * from './analytics.module.js';
export * from './generate-orders.js';
export * from './generate-visits.js';

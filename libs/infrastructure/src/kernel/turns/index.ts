export * from './concurrency-limit.js';
export * from './keyed-turns.js';

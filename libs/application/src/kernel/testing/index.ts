export * from './fixed-clock.js';
export * from './in-memory-unit-of-work.js';
export * from './page-of.js';

export * from './actor.js';
export * from './clock.js';
export * from './logger.js';
export * from './unit-of-work.js';

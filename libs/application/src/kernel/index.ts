export * from './actor.js';
export * from './clock.js';
export * from './entity-signals.js';
export * from './event-handlers.js';
export * from './event-outbox.js';
export * from './job-queue.js';
export * from './logger.js';
export * from './unit-of-work.js';

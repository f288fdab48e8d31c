export * from './knex-event-outbox.js';
export * from './tell-event.js';

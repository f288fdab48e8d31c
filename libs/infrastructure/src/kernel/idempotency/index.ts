export * from './knex-idempotency-store.js';

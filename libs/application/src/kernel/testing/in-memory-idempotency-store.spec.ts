import { FixedClock } from './fixed-clock.js';
import { idempotencyStoreContract } from './idempotency-store-contract.js';
import { InMemoryIdempotencyStore } from './in-memory-idempotency-store.js';

idempotencyStoreContract('InMemoryIdempotencyStore', () => {
  const clock = new FixedClock();
  return { clock, store: new InMemoryIdempotencyStore(clock) };
});

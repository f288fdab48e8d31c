import { FixedClock } from '../../kernel/testing/index.js';
import { InMemoryResetRequestLimit } from './in-memory-reset-request-limit.js';
import { resetRequestLimitContract } from './reset-request-limit-contract.js';

resetRequestLimitContract('InMemoryResetRequestLimit', () => {
  const clock = new FixedClock();
  return { limit: new InMemoryResetRequestLimit(clock), passHalfAnHour: async () => clock.advance(30 * 60_000) };
});

import { FixedClock } from '../../kernel/testing/index.js';
import { InMemoryNameChangeLimit } from './in-memory-name-change-limit.js';
import { nameChangeLimitContract } from './name-change-limit-contract.js';

nameChangeLimitContract('InMemoryNameChangeLimit', () => {
  const clock = new FixedClock();
  return { limit: new InMemoryNameChangeLimit(clock), passQuarterOfAnHour: async () => clock.advance(15 * 60_000) };
});

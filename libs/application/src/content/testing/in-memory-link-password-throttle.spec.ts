import { FixedClock } from '../../kernel/testing/index.js';
import { InMemoryLinkPasswordThrottle } from './in-memory-link-password-throttle.js';
import { linkPasswordThrottleContract } from './link-password-throttle-contract.js';

linkPasswordThrottleContract('InMemoryLinkPasswordThrottle', () => {
  const clock = new FixedClock();
  return { throttle: new InMemoryLinkPasswordThrottle(clock), passQuarterOfAnHour: async () => clock.advance(15 * 60_000) };
});

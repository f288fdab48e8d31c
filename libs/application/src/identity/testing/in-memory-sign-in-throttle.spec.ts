import { FixedClock } from '../../kernel/testing/index.js';
import { InMemorySignInThrottle } from './in-memory-sign-in-throttle.js';
import { signInThrottleContract } from './sign-in-throttle-contract.js';

signInThrottleContract('InMemorySignInThrottle', () => {
  const clock = new FixedClock();
  return { throttle: new InMemorySignInThrottle(clock), passQuarterOfAnHour: async () => clock.advance(15 * 60_000) };
});

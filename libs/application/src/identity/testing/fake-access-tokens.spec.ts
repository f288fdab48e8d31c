import { FixedClock } from '../../kernel/testing/index.js';
import { accessTokensContract } from './access-tokens-contract.js';
import { FakeAccessTokens } from './fake-access-tokens.js';

accessTokensContract('FakeAccessTokens', async () => {
  const clock = new FixedClock(new Date(Date.now() - 3_600_000));
  const accessTokens = new FakeAccessTokens(clock);
  const expired = await accessTokens.issue(42, 7);
  clock.set(new Date());
  const foreign = await new FakeAccessTokens(clock).issue(42, 7);
  return { accessTokens, refused: { expired: expired.token, 'issued by somebody else': foreign.token } };
});

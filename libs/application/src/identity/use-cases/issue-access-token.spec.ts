import { expect, it } from '@jest/globals';
import { FixedClock, sampleActor } from '../../kernel/testing/index.js';
import { FakeAccessTokens } from '../testing/index.js';
import { IssueAccessToken } from './issue-access-token.js';

it('names the user and the session that it is asked from', async () => {
  const tokens = new FakeAccessTokens(new FixedClock());
  const { token, expiresIn } = await new IssueAccessToken(tokens).execute({ ...sampleActor(7), sessionId: 12 });
  expect(await tokens.verify(token)).toMatchObject({ userId: 7, sessionId: 12 });
  expect(expiresIn).toBeGreaterThan(0);
});

import { PermissionSet } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock } from '../../kernel/testing/index.js';
import { AccessDirectory, type Access } from '../queries/access-directory.js';
import { FakeAccessTokens } from '../testing/index.js';
import { AuthenticateSession } from './authenticate-session.js';

class OneSession extends AccessDirectory {
  constructor(private readonly access: Access) {
    super();
  }

  override async find(sessionId: number): Promise<Access | null> {
    return sessionId === this.access.sessionId ? this.access : null;
  }
}

describe('AuthenticateSession', () => {
  const clock = new FixedClock();
  const access: Access = {
    userId: 7,
    sessionId: 70,
    expiresAt: new Date(clock.now().getTime() + 1000),
    permissions: new PermissionSet(['dashboard:view']),
    grantsByRole: new Map(),
    mustChangePassword: false,
  };
  let tokens: FakeAccessTokens;
  let authenticate: AuthenticateSession;
  beforeEach(() => {
    tokens = new FakeAccessTokens(clock);
    authenticate = new AuthenticateSession(tokens, new OneSession(access));
  });

  it('tells what the session of a good token may do, and until when the token is good', async () => {
    const { token, expiresIn } = await tokens.issue(7, 70);
    expect(await authenticate.execute(token)).toEqual({ access, expiresAt: new Date(clock.now().getTime() + expiresIn * 1000) });
  });

  it('does not know a token that it did not issue', async () => {
    expect(await authenticate.execute('forged')).toBeNull();
  });

  it('does not know the token of a session that is over', async () => {
    const { token } = await tokens.issue(7, 71);
    expect(await authenticate.execute(token)).toBeNull();
  });

  it("does not take one user's session for another's", async () => {
    const { token } = await tokens.issue(8, 70);
    expect(await authenticate.execute(token)).toBeNull();
  });
});

import { RateLimitedError } from '@halolight/domain/kernel';
import { describe, expect, it } from '@jest/globals';
import { FakePasswordHasher, InMemoryIdentity, SAMPLE_CLIENT } from '../testing/index.js';
import { VerifyCredentials } from './verify-credentials.js';

const PASSWORD = 'correct horse';

describe('VerifyCredentials', () => {
  const identity = new InMemoryIdentity();
  const verifyAs = async (login: string, password: string) => {
    const hasher = new FakePasswordHasher();
    const verdict = await new VerifyCredentials(identity.users, hasher, identity.throttle, identity.clock).execute(login, password, SAMPLE_CLIENT);
    return { verdict, runs: hasher.runs };
  };
  const addUser = async (username: string, status: 'ACTIVE' | 'INACTIVE' | 'SUSPENDED') =>
    identity.addUser([], { username, email: `${username}@example.org`, status, passwordHash: await new FakePasswordHasher().hash(PASSWORD) });

  it('accepts the right password of an active account, by e-mail address or username', async () => {
    await addUser('ada', 'ACTIVE');
    for (const login of ['ada@example.org', 'Ada']) expect((await verifyAs(login, PASSWORD)).verdict).toBe(true);
  });

  it('refuses everyone else, after the same work', async () => {
    await addUser('grace', 'ACTIVE');
    await addUser('inactive', 'INACTIVE');
    await addUser('suspended', 'SUSPENDED');
    await identity.users.remove(await addUser('deleted', 'ACTIVE'));
    const refused = { verdict: false, runs: 1 };
    expect(await verifyAs('grace', 'wrong horse')).toEqual(refused);
    for (const login of ['nobody', 'inactive', 'suspended', 'deleted']) expect(await verifyAs(login, PASSWORD)).toEqual(refused);
    expect(identity.store.sessions.size).toBe(0);
  });

  it('accepts an initial password for seven days', async () => {
    const passwordHash = await new FakePasswordHasher().hash(PASSWORD);
    await identity.addUser([], { username: 'given', passwordHash, mustChangePassword: true });
    identity.clock.advance(7 * 24 * 60 * 60_000 - 1);
    expect(await verifyAs('given', PASSWORD)).toEqual({ verdict: true, runs: 1 });
    identity.clock.advance(1);
    expect(await verifyAs('given', PASSWORD)).toEqual({ verdict: false, runs: 1 });
  });

  it('accepts nothing after ten failures of an account: by that name it says so, by another it looks as for a wrong password', async () => {
    await addUser('joan', 'ACTIVE');
    for (let time = 0; time < 10; time += 1) expect((await verifyAs('joan', 'wrong horse')).verdict).toBe(false);
    await expect(verifyAs('joan', PASSWORD)).rejects.toThrow(RateLimitedError);
    expect(await verifyAs('joan@example.org', PASSWORD)).toEqual({ verdict: false, runs: 1 });
  });
});

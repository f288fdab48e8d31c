import { EmailTakenError, RegistrationClosedError, UsernameTakenError } from '@halolight/domain/identity';
import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  FakeAccessTokens,
  FakePasswordHasher,
  FakeRefreshTokens,
  InMemoryIdentity,
  ListedCommonPasswords,
  RecordingSecurityEvents,
  SAMPLE_CLIENT,
} from '../testing/index.js';
import { PasswordKeeper } from './password-keeper.js';
import { RegisterUser, type RegisterUserCommand } from './register-user.js';
import { SessionOpener } from './session-opener.js';

const COMMAND = { email: ' Ada@Example.ORG ', username: 'ada', password: 'correct horse', client: SAMPLE_CLIENT };

describe('RegisterUser', () => {
  let identity: InMemoryIdentity;
  let hasher: FakePasswordHasher;
  let accessTokens: FakeAccessTokens;
  let events: RecordingSecurityEvents;
  beforeEach(() => {
    identity = new InMemoryIdentity();
    hasher = new FakePasswordHasher();
    accessTokens = new FakeAccessTokens(identity.clock);
    events = new RecordingSecurityEvents();
  });

  const register = (given: Partial<RegisterUserCommand> = {}, isOpen = true) => {
    const opener = new SessionOpener(
      identity.users,
      identity.sessions,
      identity.userDirectory,
      accessTokens,
      new FakeRefreshTokens(),
      events,
      identity.clock,
      { refreshTokenSeconds: 60, sessionSeconds: 600, maxSessionsPerUser: 10 },
    );
    const passwords = new PasswordKeeper(hasher, new ListedCommonPasswords(['password1']));
    return new RegisterUser(identity.unitOfWork, identity.users, identity.roles, passwords, opener, identity.userSignals, identity.outbox, isOpen).execute({ ...COMMAND, ...given });
  };

  it('opens an active account with the role user, and signs it in', async () => {
    const grant = await register({ name: 'Ada Byron', phone: '+44 20 7946 0000' });
    expect(grant.user).toMatchObject({
      email: 'ada@example.org',
      username: 'ada',
      name: 'Ada Byron',
      phone: '+44 20 7946 0000',
      avatar: null,
      department: null,
      position: null,
      bio: null,
      status: 'ACTIVE',
      mustChangePassword: false,
      lastLoginAt: identity.clock.now(),
    });
    expect(grant.user.roles.map((role) => role.name)).toEqual(['user']);
    expect(await accessTokens.verify(grant.accessToken)).toMatchObject({ userId: grant.user.id, sessionId: grant.sessionId });
    expect(events.events).toMatchObject([{ type: 'session.started', userId: grant.user.id }]);
  });

  it('does all of it in one unit of work', async () => {
    await register();
    expect(identity.unitOfWork.outcomes).toEqual(['kept']);
  });

  it('keeps the password as a hash that matches', async () => {
    const { user } = await register();
    const credentials = await identity.users.credentialsOf(user.id);
    expect(await hasher.verify('correct horse', credentials?.passwordHash ?? null)).toMatchObject({ matches: true });
  });

  it('calls who gave no name by the username', async () => {
    expect((await register()).user).toMatchObject({ name: 'ada', phone: null });
  });

  it.each([
    ['email', { email: 'ada' }],
    ['username', { username: 'a@b' }],
    ['password', { password: 'short' }],
    ['password', { password: 'password1' }],
    ['password', { password: 'xx-Ada Byron-xx', name: 'Ada Byron' }],
  ])('refuses a wrong %s (%j)', async (field, given) => {
    await expect(register(given)).rejects.toMatchObject({ kind: 'invalid', faults: [{ field }] });
    expect(identity.store.users.size).toBe(0);
  });

  it('refuses an e-mail address or a username that is taken, and opens no session', async () => {
    await identity.addUser([], { email: 'ada@example.org', username: 'countess' });
    await expect(register()).rejects.toThrow(EmailTakenError);
    await expect(register({ email: 'other@example.org', username: 'Countess' })).rejects.toThrow(UsernameTakenError);
    expect(identity.store.sessions.size).toBe(0);
  });

  it('refuses everyone while it is closed, before it looks at anything', async () => {
    await expect(register({ email: 'wrong' }, false)).rejects.toThrow(RegistrationClosedError);
    await expect(register({}, false)).rejects.toThrow(RegistrationClosedError);
    expect([identity.store.users.size, hasher.runs]).toEqual([0, 0]);
  });

  it('tells that somebody registered, who acted for themselves, and nothing of what they gave', async () => {
    const { user } = await register();
    expect(identity.outbox.events).toEqual([{ type: 'user.registered', actorId: user.id, subject: { type: 'user', id: user.id } }]);
  });

  it('tells nobody of a refusal', async () => {
    await expect(register({ password: 'short' })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(register({}, false)).rejects.toThrow(RegistrationClosedError);
    expect(identity.outbox.events).toEqual([]);
  });

  it('stores what the handlers of the signal make of it', async () => {
    identity.userSignals.beforeCreate.handle((draft) => ({ ...draft, department: 'Newcomers' }));
    expect((await register()).user.department).toBe('Newcomers');
  });

  it('opens no account and no session when a handler objects, and tells nobody', async () => {
    identity.userSignals.beforeCreate.handle(() => {
      throw new RegistrationClosedError();
    });
    await expect(register()).rejects.toThrow(RegistrationClosedError);
    expect([identity.store.users.size, identity.store.sessions.size, identity.outbox.events, events.events]).toEqual([0, 0, [], []]);
    expect(identity.unitOfWork.outcomes).toEqual(['undone']);
  });

  it.each([{ status: 'SUSPENDED' as const }, { passwordHash: 'another' }])('undoes everything when a handler makes the first session impossible (%j)', async (given) => {
    identity.userSignals.beforeCreate.handle((draft) => ({ ...draft, ...given }));
    await expect(register()).rejects.toThrow('A handler of the signal');
    expect(identity.unitOfWork.outcomes).toEqual(['undone']);
    expect([identity.store.sessions.size, events.events]).toEqual([0, []]);
  });
});

import { EmailTakenError, LastSuperAdminError, resetExpiry, UsernameTakenError } from '@halolight/domain/identity';
import { ForbiddenError, NotFoundError, StaleVersionError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../kernel/index.js';
import { RecordingJobQueue, sampleActor } from '../../kernel/testing/index.js';
import { InMemoryIdentity, sampleSession, uniqueHash } from '../testing/index.js';
import { AdministratorGuard } from './administrator-guard.js';
import { EmailChangeNotice } from './email-change-notice.js';
import { UpdateUser, type UserChanges } from './update-user.js';

const EDITOR = sampleActor(-1, 'users:update');
const SUPER_ADMIN = sampleActor(-1, '*');

describe('UpdateUser', () => {
  let identity: InMemoryIdentity;
  let queue: RecordingJobQueue;
  beforeEach(() => {
    identity = new InMemoryIdentity();
    queue = new RecordingJobQueue();
  });

  const update = (actor: Actor, userId: number, changes: UserChanges, expectedVersions?: readonly number[]) =>
    new UpdateUser(identity.unitOfWork, identity.users, identity.sessions, identity.passwordResets, new AdministratorGuard(identity.users), identity.clock, identity.userSignals, identity.outbox, new EmailChangeNotice(identity.outbox, queue, identity.clock)).execute({
      actor,
      userId,
      changes,
      expectedVersions,
    });
  const find = (userId: number) => identity.users.findForUpdate(userId);
  const addSession = (userId: number) => identity.sessions.add(sampleSession(userId, { startedAt: identity.clock.now() }));
  const isLive = (sessionId: number) => identity.store.sessions.get(sessionId)?.revokedAt === null;

  it('changes what is given and nothing else', async () => {
    const userId = await identity.addUser(['user'], { phone: '1', avatar: '2', department: '3', position: '4', bio: '5' });
    const before = await find(userId);
    await update(EDITOR, userId, { name: 'New name', phone: undefined, email: undefined, username: undefined, status: undefined });
    expect(await find(userId)).toEqual({ ...before, name: 'New name', version: 2 });
  });

  it('changes everything, in the form in which it is kept', async () => {
    const userId = await identity.addUser();
    const changes = { name: 'N', phone: '1', avatar: '2', department: '3', position: '4', bio: '5' };
    await update(EDITOR, userId, { ...changes, email: ' New@Example.ORG ', username: ' New.Name ' });
    expect(await find(userId)).toMatchObject({ ...changes, email: 'new@example.org', username: 'New.Name', status: 'ACTIVE' });
  });

  it('changes only a version that is expected, after the rights are checked', async () => {
    const userId = await identity.addUser();
    const before = await find(userId);
    await expect(update(EDITOR, userId, { name: 'N' }, [2, 3])).rejects.toThrow(StaleVersionError);
    await expect(update(sampleActor(-1), userId, { name: 'N' }, [2])).rejects.toThrow(ForbiddenError);
    expect(await find(userId)).toEqual(before);
    await update(EDITOR, userId, { name: 'N' }, [1, 3]);
    expect(await find(userId)).toEqual({ ...before, name: 'N', version: 2 });
  });

  it('changes the own e-mail address and username in a session that was begun a moment ago, and the rest at any time', async () => {
    const userId = await identity.addUser();
    const actor = { ...sampleActor(userId), sessionId: await addSession(userId) };
    await update(actor, userId, { email: 'first@example.org', username: 'first' });
    identity.clock.advance(15 * 60_000 + 1);
    for (const changes of [{ email: 'second@example.org' }, { username: 'second' }]) await expect(update(actor, userId, changes)).rejects.toThrow(ForbiddenError);
    await update(actor, userId, { email: 'First@example.org', username: ' first ', name: 'N' });
    expect(await find(userId)).toMatchObject({ email: 'first@example.org', username: 'first', name: 'N' });
    await update(EDITOR, userId, { email: 'third@example.org', username: 'third' });
    expect(await find(userId)).toMatchObject({ email: 'third@example.org', username: 'third' });
  });

  describe('another e-mail address', () => {
    const ada = () => identity.addUser([], { email: 'ada@example.org', name: 'Ada Lovelace' });
    const own = async (userId: number) => ({ ...sampleActor(userId), sessionId: await addSession(userId) });
    const mails = () => queue.jobs.map(({ payload }) => JSON.stringify(payload));

    it('is told where the mail went before, by whomever it was changed, and does not say what it is', async () => {
      const userId = await ada();
      await update(EDITOR, userId, { email: 'mine@example.org' });
      await update(await own(userId), userId, { email: 'other@example.org' });
      expect(queue.jobs).toMatchObject([
        { job: 'deliver-mail', payload: { to: { name: 'Ada Lovelace', address: 'ada@example.org' } }, options: { key: `email-changed-${userId}-1` } },
        { job: 'deliver-mail', payload: { to: { address: 'mine@example.org' } }, options: { key: `email-changed-${userId}-2` } },
      ]);
      expect(mails()[0]).toContain('It was not you but an administrator');
      expect(mails()[0]).not.toContain('mine@example.org');
      expect(mails()[1]).toContain('If it was not you');
    });

    it('is remembered as changed by others until the owner changes it', async () => {
      const userId = await ada();
      await update(EDITOR, userId, { email: 'mine@example.org' });
      const changedAt = identity.clock.now();
      expect((await find(userId))?.emailChangedByOthersAt).toEqual(changedAt);
      identity.clock.advance(1);
      await update(EDITOR, userId, { name: 'N', email: 'Mine@example.org' });
      await update(await own(userId), userId, { email: 'mine@example.org', bio: 'Me' });
      expect((await find(userId))?.emailChangedByOthersAt).toEqual(changedAt);
      await update(await own(userId), userId, { email: 'ada@example.org' });
      expect((await find(userId))?.emailChangedByOthersAt).toBeNull();
    });

    it('leaves its owner a name to sign in by: the mail says which, and nobody else changes it for a day', async () => {
      const userId = await ada();
      await update(EDITOR, userId, { email: 'mine@example.org', username: ' Other.Name ' });
      expect(mails()[0]).toContain('sign in with your username, which is Other.Name, change the address back');
      for (const actor of [EDITOR, SUPER_ADMIN]) await expect(update(actor, userId, { username: 'third' })).rejects.toThrow(ForbiddenError);
      await expect(update(EDITOR, userId, { email: 'third@example.org', username: 'third' })).rejects.toThrow(ForbiddenError);
      await update(EDITOR, userId, { username: 'Other.Name', name: 'N' });
      expect(await find(userId)).toMatchObject({ email: 'mine@example.org', username: 'Other.Name', name: 'N' });
      await update(await own(userId), userId, { username: 'ada' });
      identity.clock.advance(24 * 60 * 60_000);
      await update(EDITOR, userId, { username: 'late' });
      expect(await find(userId)).toMatchObject({ username: 'late' });
    });

    it('is told without a name to sign in by where its owner changed it, who knows one', async () => {
      const userId = await ada();
      await update(await own(userId), userId, { email: 'mine@example.org', username: 'other.name' });
      expect(mails()[0]).not.toContain('other.name');
    });

    it('is told to nobody when it is the same, or refused', async () => {
      const userId = await ada();
      await identity.addUser([], { email: 'taken@example.org' });
      await update(EDITOR, userId, { email: ' ADA@example.org', name: 'N' });
      await expect(update(EDITOR, userId, { email: 'taken@example.org' })).rejects.toThrow(EmailTakenError);
      await expect(update(sampleActor(userId), userId, { email: 'mine@example.org' })).rejects.toThrow(ForbiddenError);
      expect(queue.jobs).toEqual([]);
      expect(identity.outbox.events.map(({ type }) => type)).toEqual(['user.updated']);
    });
  });

  it('clears what is set to null', async () => {
    const userId = await identity.addUser([], { phone: '1', bio: '2' });
    await update(EDITOR, userId, { phone: null, bio: null });
    expect(await find(userId)).toMatchObject({ phone: null, bio: null });
  });

  it.each<[string, boolean, UserChanges]>([
    ['does not outlive the address that it was mailed to', false, { email: 'new@example.org' }],
    ['does not outlive a change of status', false, { status: 'SUSPENDED' }],
    ['outlives every other change', true, { name: 'New name', username: 'new.name' }],
  ])('a link that resets the password %s', async (_case, isGood, changes) => {
    const userId = await identity.addUser();
    const [requestedAt, tokenHash] = [identity.clock.now(), uniqueHash()];
    await identity.passwordResets.open({ userId, tokenHash, requestedAt, expiresAt: resetExpiry(requestedAt) });
    await update(EDITOR, userId, changes);
    expect(await identity.passwordResets.ownerOf(tokenHash, requestedAt)).toBe(isGood ? userId : null);
  });

  it.each([['email', { email: 'x' }], ['username', { username: 'x' }]])('refuses a wrong %s', async (field, changes) => {
    const userId = await identity.addUser();
    await expect(update(EDITOR, userId, changes)).rejects.toMatchObject({ kind: 'invalid', faults: [{ field }] });
  });

  it('refuses what is taken', async () => {
    await identity.addUser([], { email: 'ada@example.org', username: 'ada' });
    const userId = await identity.addUser();
    await expect(update(EDITOR, userId, { email: 'ada@example.org' })).rejects.toThrow(EmailTakenError);
    await expect(update(EDITOR, userId, { username: 'ADA' })).rejects.toThrow(UsernameTakenError);
  });

  it('does not know an account that is unknown or deleted', async () => {
    const userId = await identity.addUser();
    await identity.users.remove(userId);
    await expect(update(SUPER_ADMIN, userId, {})).rejects.toThrow(NotFoundError);
    await expect(update(SUPER_ADMIN, -5, {})).rejects.toThrow(NotFoundError);
  });

  describe('who may', () => {
    it('lets everyone change their own profile, and not their status', async () => {
      const userId = await identity.addUser();
      await update(sampleActor(userId), userId, { name: 'Me', status: 'ACTIVE' });
      expect(await find(userId)).toMatchObject({ name: 'Me' });
      await expect(update(sampleActor(userId), userId, { status: 'INACTIVE' })).rejects.toThrow(ForbiddenError);
      await expect(update(sampleActor(userId, '*'), userId, { status: 'INACTIVE' })).rejects.toThrow(ForbiddenError);
    });

    it('stops everyone else without users:update', async () => {
      const userId = await identity.addUser();
      const before = await find(userId);
      await expect(update(sampleActor(-1, 'users:view'), userId, { name: 'X' })).rejects.toThrow(ForbiddenError);
      await expect(update(sampleActor(-1, 'users:view'), userId, { status: 'INACTIVE' })).rejects.toThrow(ForbiddenError);
      expect(await find(userId)).toEqual(before);
      expect(identity.unitOfWork.outcomes).toEqual(['undone', 'undone']);
    });

    it('tells nobody without users:update whether an account exists', async () => {
      await expect(update(sampleActor(-1, 'users:view'), -5, { name: 'X' })).rejects.toThrow(ForbiddenError);
      await expect(update(EDITOR, -5, { name: 'X' })).rejects.toThrow(NotFoundError);
    });

    it('keeps administrators from one another', async () => {
      const userId = await identity.addUser(['admin']);
      await expect(update(EDITOR, userId, { name: 'X' })).rejects.toThrow(ForbiddenError);
      await update(SUPER_ADMIN, userId, { name: 'X', status: 'SUSPENDED' });
      expect(await find(userId)).toMatchObject({ name: 'X', status: 'SUSPENDED' });
    });
  });

  describe('who may change the e-mail address of an account that governs nothing, by which its password can be reset', () => {
    const READER = 'documents:view';
    const address = { email: 'thief@example.org' };
    const addReader = async () => {
      const userId = await identity.addUser([], { email: 'reader@example.org' });
      await identity.grants.grant(userId, [READER]);
      return userId;
    };

    it('not an editor who lacks a right that the account holds, and nothing is told', async () => {
      const userId = await addReader();
      await expect(update(EDITOR, userId, address)).rejects.toThrow(
        new ForbiddenError(`You cannot change the e-mail address of an account that holds "${READER}", which you do not hold`),
      );
      expect(await find(userId)).toMatchObject({ email: 'reader@example.org' });
      expect([identity.outbox.events, identity.unitOfWork.outcomes]).toEqual([[], ['undone']]);
    });

    it('an editor who holds as much', async () => {
      const userId = await addReader();
      await update(sampleActor(-1, 'users:update', READER), userId, address);
      expect(await find(userId)).toMatchObject(address);
    });
  });

  describe('closing', () => {
    it.each(['INACTIVE', 'SUSPENDED'] as const)('ends the sessions of an account that becomes %s, and only those', async (status) => {
      const userId = await identity.addUser();
      const session = await addSession(userId);
      const strangers = await addSession(await identity.addUser());
      await update(EDITOR, userId, { status });
      expect(await find(userId)).toMatchObject({ status });
      expect(identity.sessions.reasons).toEqual(new Map([[session, 'account-closed']]));
      expect(identity.store.sessions.get(session)?.revokedAt).toEqual(identity.clock.now());
      expect(isLive(strangers)).toBe(true);
    });

    it('leaves the sessions of an account that stays active', async () => {
      const userId = await identity.addUser();
      const session = await addSession(userId);
      await update(EDITOR, userId, { name: 'X', status: 'ACTIVE' });
      expect(isLive(session)).toBe(true);
    });

    it('opens an account again', async () => {
      const userId = await identity.addUser([], { status: 'SUSPENDED' });
      await update(EDITOR, userId, { status: 'ACTIVE' });
      expect(await find(userId)).toMatchObject({ status: 'ACTIVE' });
    });

    it('keeps the last active super administrator', async () => {
      const userId = await identity.addUser(['super_admin']);
      const session = await addSession(userId);
      await expect(update(SUPER_ADMIN, userId, { status: 'SUSPENDED' })).rejects.toThrow(LastSuperAdminError);
      expect(await find(userId)).toMatchObject({ status: 'ACTIVE' });
      expect(isLive(session)).toBe(true);
      await update(SUPER_ADMIN, userId, { name: 'Still here' });
      await identity.addUser(['super_admin']);
      await update(SUPER_ADMIN, userId, { status: 'SUSPENDED' });
      expect(await find(userId)).toMatchObject({ status: 'SUSPENDED' });
    });
  });

  describe('events and signals', () => {
    const told = (actorId: number, type: string, userId: number, data: object) => ({ type, actorId, subject: { type: 'user', id: userId }, data });

    it('tells who changed which fields of which account, not what is in them', async () => {
      const userId = await identity.addUser([], { phone: '1', bio: 'Same' });
      await update(EDITOR, userId, { name: 'New name', email: 'new@example.org', phone: null, bio: 'Same' });
      const [event, ...others] = identity.outbox.events;
      expect(event).toEqual(told(-1, 'user.updated', userId, { fields: expect.any(Array) }));
      expect([...(Array.isArray(event?.data?.['fields']) ? event.data['fields'] : [])].sort()).toEqual(['email', 'name', 'phone']);
      expect(others).toEqual([{ type: 'user.email_changed', actorId: -1, subject: { type: 'user', id: userId } }]);
    });

    it('tells of a change of status apart, with what it was and is', async () => {
      const userId = await identity.addUser();
      await update(EDITOR, userId, { status: 'SUSPENDED' });
      expect(identity.outbox.events).toEqual([
        told(-1, 'user.updated', userId, { fields: ['status'] }),
        told(-1, 'user.status_changed', userId, { from: 'ACTIVE', to: 'SUSPENDED' }),
      ]);
    });

    it('tells nobody of a refusal', async () => {
      const userId = await identity.addUser(['super_admin']);
      await expect(update(sampleActor(-1), userId, { name: 'X' })).rejects.toThrow(ForbiddenError);
      await expect(update(SUPER_ADMIN, userId, { status: 'INACTIVE' })).rejects.toThrow(LastSuperAdminError);
      expect(identity.outbox.events).toEqual([]);
    });

    it('stores and tells what the handlers of the signal make of it', async () => {
      const userId = await identity.addUser();
      const session = await addSession(userId);
      identity.userSignals.beforeUpdate.handle((user) => ({ ...user, bio: `I am ${user.name}`, status: 'INACTIVE' }));
      await update(EDITOR, userId, { name: 'Ada' });
      expect(await find(userId)).toMatchObject({ name: 'Ada', bio: 'I am Ada', status: 'INACTIVE' });
      expect(isLive(session)).toBe(false);
      expect(identity.outbox.events).toMatchObject([
        { data: { fields: expect.arrayContaining(['name', 'bio', 'status']) } },
        { type: 'user.status_changed', data: { to: 'INACTIVE' } },
      ]);
    });

    it('stores and tells nothing when a handler objects', async () => {
      const userId = await identity.addUser();
      const [before, session] = [await find(userId), await addSession(userId)];
      identity.userSignals.beforeUpdate.handle(() => {
        throw new ForbiddenError('Leave it');
      });
      await expect(update(EDITOR, userId, { name: 'X', status: 'SUSPENDED' })).rejects.toThrow('Leave it');
      expect(await find(userId)).toEqual(before);
      expect(isLive(session)).toBe(true);
      expect([identity.outbox.events, identity.unitOfWork.outcomes]).toEqual([[], ['undone']]);
    });
  });
});

import { ForbiddenError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../kernel/index.js';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryIdentity } from '../testing/index.js';
import { AdministratorGuard } from './administrator-guard.js';
import { UpdateUser } from './update-user.js';

const EDITOR = sampleActor(-1, 'users:update');
const READER = 'documents:view';

describe('the e-mail address of an account that governs nothing, by which its password can be reset', () => {
  let identity: InMemoryIdentity;
  beforeEach(() => {
    identity = new InMemoryIdentity();
  });

  const change = (actor: Actor, userId: number) =>
    new UpdateUser(identity.unitOfWork, identity.users, identity.sessions, identity.passwordResets, new AdministratorGuard(identity.users), identity.clock, identity.userSignals, identity.outbox).execute({
      actor, userId, changes: { email: 'thief@example.org' },
    });
  const emailOf = async (userId: number) => (await identity.users.findForUpdate(userId))?.email;
  const addReader = async () => {
    const userId = await identity.addUser([], { email: 'reader@example.org' });
    await identity.grants.grant(userId, [READER]);
    return userId;
  };

  it('is not changed by an editor who lacks a right that the account holds, and nothing is told', async () => {
    const userId = await addReader();
    await expect(change(EDITOR, userId)).rejects.toThrow(new ForbiddenError(`You cannot change the e-mail address of an account that holds "${READER}", which you do not hold`));
    expect(await emailOf(userId)).toBe('reader@example.org');
    expect([identity.outbox.events, identity.unitOfWork.outcomes]).toEqual([[], ['undone']]);
  });

  it('is changed by an editor who holds as much', async () => {
    const userId = await addReader();
    await change(sampleActor(-1, 'users:update', READER), userId);
    expect(await emailOf(userId)).toBe('thief@example.org');
  });
});

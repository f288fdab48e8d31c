import { UnavailableError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryIdentity, InMemoryUserRepository } from '../testing/index.js';
import { AdministratorGuard } from './administrator-guard.js';
import { DeleteUser } from './delete-user.js';
import { DeleteUsers } from './delete-users.js';

const SELF = -1;
const DELETER = sampleActor(SELF, 'users:delete');

describe('DeleteUsers', () => {
  let identity: InMemoryIdentity;
  beforeEach(() => {
    identity = new InMemoryIdentity();
  });

  const over = (users = identity.users) =>
    new DeleteUsers(identity.unitOfWork, new DeleteUser(identity.unitOfWork, users, identity.sessions, new AdministratorGuard(users), identity.clock, identity.userSignals, identity.outbox));

  it('deletes each for itself and says why others stay', async () => {
    const [one, two] = [await identity.addUser(), await identity.addUser()];
    const admin = await identity.addUser(['admin']);
    const last = await identity.addUser(['super_admin']);
    expect(await over().execute(sampleActor(SELF, '*'), [one, -5, last, two])).toEqual({
      deleted: [one, two],
      failed: [{ id: -5, kind: 'not-found' }, { id: last, kind: 'conflict' }],
    });
    expect(await over().execute(DELETER, [admin])).toEqual({ deleted: [], failed: [{ id: admin, kind: 'forbidden' }] });
    expect(identity.store.currentUsers().map((user) => user.id)).toEqual([admin, last]);
  });

  it('uses one unit of work each, so that one that must stay keeps none of the others', async () => {
    const [one, two] = [await identity.addUser(), await identity.addUser()];
    await over().execute(DELETER, [one, -5, two]);
    expect(identity.unitOfWork.outcomes).toEqual(['kept', 'undone', 'kept']);
  });

  it('deletes an id that comes twice once', async () => {
    const one = await identity.addUser();
    expect(await over().execute(DELETER, [one, one])).toEqual({ deleted: [one], failed: [] });
  });

  it('has nothing to do for nobody', async () => {
    expect(await over().execute(DELETER, [])).toEqual({ deleted: [], failed: [] });
  });

  it.each([['an outage', new UnavailableError()], ['an error of our own', new TypeError('oops')]])('stops at %s', async (_case, error) => {
    class BrokenUsers extends InMemoryUserRepository {
      override async remove(): Promise<never> {
        throw error;
      }
    }
    const [one, two] = [await identity.addUser(), await identity.addUser()];
    await expect(over(new BrokenUsers(identity.store)).execute(DELETER, [one, two])).rejects.toBe(error);
  });

  it('tells of those that were deleted, each for itself, and of no other', async () => {
    const [one, two] = [await identity.addUser(), await identity.addUser()];
    await over().execute(DELETER, [one, -5, two]);
    expect(identity.outbox.events).toEqual(
      [one, two].map((id) => ({ type: 'user.deleted', actorId: SELF, subject: { type: 'user', id } })),
    );
  });
});

import { sampleRole, sampleSession, sampleUser } from '@halolight/application/identity/testing';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { KnexAccessDirectory } from './knex-access-directory.js';
import { openKnexIdentity, type KnexIdentity } from './testing/open-knex-identity.js';

let identity: KnexIdentity;
let directory: KnexAccessDirectory;
beforeAll(async () => {
  identity = await openKnexIdentity();
  directory = new KnexAccessDirectory(identity.database);
});
afterAll(() => identity.close());

const sql = (table: string) => identity.database.sql(table);

async function signedIn(given: Parameters<typeof sampleUser>[0] = {}) {
  const userId = await identity.users.add(sampleUser(given));
  const session = sampleSession(userId);
  return { userId, session, sessionId: await identity.sessions.add(session) };
}

describe('KnexAccessDirectory', () => {
  it('tells of a live session whose it is and until when', async () => {
    const { userId, session, sessionId } = await signedIn();
    const access = await directory.find(sessionId);
    expect(access).toMatchObject({ userId, sessionId, expiresAt: session.expiresAt, mustChangePassword: false });
    expect(access?.permissions.names()).toEqual([]);
  });

  it('puts together what roles, groups and own grants give', async () => {
    const one = await identity.roles.add(sampleRole({ permissions: ['users:view', 'roles:*'] }));
    const two = await identity.roles.add(sampleRole({ permissions: ['users:view', 'audit:view'] }));
    const { userId, sessionId } = await signedIn({ roleIds: [one, two] });
    const [group] = await sql('groups').insert({ name: 'Some' }).returning<{ id: number }[]>('id');
    await sql('group_permissions').insert({ group_id: group?.id, permission: 'files:view' });
    await sql('group_members').insert({ group_id: group?.id, user_id: userId });
    await sql('user_permissions').insert({ user_id: userId, permission: 'blog:view_stats' });
    const access = await directory.find(sessionId);
    expect(access?.permissions.names()).toEqual(['audit:view', 'blog:view_stats', 'files:view', 'roles:*', 'users:view']);
  });

  it('tells of who has several roles what each grants by itself, and of others nothing', async () => {
    const one = await identity.roles.add(sampleRole({ permissions: ['users:view', 'roles:*'] }));
    const two = await identity.roles.add(sampleRole({ permissions: ['users:view', 'audit:view'] }));
    const none = await identity.roles.add(sampleRole());
    const grantsOf = async (roleIds: readonly number[]) => (await directory.find((await signedIn({ roleIds })).sessionId))?.grantsByRole;
    expect(await grantsOf([one, two, none])).toEqual(new Map([[one, ['roles:*', 'users:view']], [two, ['audit:view', 'users:view']], [none, []]]));
    for (const few of [[one], []]) expect(await grantsOf(few)).toEqual(new Map());
  });

  it('asks for the sessions of many users with one statement, and tells of each what is theirs', async () => {
    const names = ['audit:view', 'files:view', 'users:view'];
    const roleIds = await Promise.all(names.map((name) => identity.roles.add(sampleRole({ permissions: [name] }))));
    const found = await Promise.all(roleIds.map((roleId) => signedIn({ roleIds: [roleId] })));
    const run = jest.spyOn(identity.database, 'run');
    const accesses = await Promise.all([...found.map(({ sessionId }) => sessionId), 2_000_000_000].map((id) => directory.find(id)));
    expect(run).toHaveBeenCalledTimes(1);
    run.mockRestore();
    expect(accesses.map((access) => access && [access.userId, access.permissions.names()])).toEqual([...found.map(({ userId }, place) => [userId, [names[place]]]), null]);
  });

  it('says that a password must be changed', async () => {
    const { sessionId } = await signedIn({ mustChangePassword: true });
    expect(await directory.find(sessionId)).toMatchObject({ mustChangePassword: true });
  });

  it('knows nothing of a session that is unknown, revoked or expired', async () => {
    const { userId, sessionId } = await signedIn();
    await identity.sessions.revoke(userId, sessionId, 'revoked', new Date());
    const past = new Date(Date.now() - 1_000);
    const expired = await identity.sessions.add(sampleSession(userId, { expiresAt: past }));
    for (const id of [sessionId, expired, 2_000_000_000]) expect(await directory.find(id)).toBeNull();
  });

  it('knows nothing of the sessions of an account that is not active or was deleted', async () => {
    const [inactive, suspended, deleted] = [await signedIn({ status: 'INACTIVE' }), await signedIn({ status: 'SUSPENDED' }), await signedIn()];
    await identity.users.remove(deleted.userId);
    for (const { sessionId } of [inactive, suspended, deleted]) expect(await directory.find(sessionId)).toBeNull();
  });
});

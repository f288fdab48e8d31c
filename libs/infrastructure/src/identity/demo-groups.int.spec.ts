import { FakePasswordHasher } from '@halolight/application/identity/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DemoGroups } from './demo-groups.js';
import { DemoUsers } from './demo-users.js';
import { openKnexIdentity, type KnexIdentity } from './testing/open-knex-identity.js';

let identity: KnexIdentity;
beforeAll(async () => {
  identity = await openKnexIdentity();
});
afterAll(() => identity?.close());

const load = () => new DemoGroups(identity.database).load();
const everything = () => Promise.all(['groups', 'group_members'].map((table) => identity.database.sql(table).select<object[]>('*').orderBy([1, 2])));

describe('DemoGroups', () => {
  it('makes nothing where the demo users are missing', async () => {
    await load();
    expect(await everything()).toEqual([[], []]);
  });

  it('makes each group once with its members and without rights, also when two processes do it at the same time', async () => {
    await new DemoUsers(identity.database, new FakePasswordHasher()).load();
    await Promise.all([load(), load()]);
    const members = await identity.database
      .sql('group_members')
      .join('groups', 'groups.id', 'group_id')
      .join('users', 'users.id', 'user_id')
      .where('groups.name', 'Marketing')
      .orderBy('username')
      .select<object[]>('username');
    expect(members).toEqual([{ username: 'manager' }, { username: 'user' }]);
    expect(await identity.database.sql('group_permissions')).toEqual([]);
    const before = await everything();
    await load();
    expect(await everything()).toEqual(before);
  });
});

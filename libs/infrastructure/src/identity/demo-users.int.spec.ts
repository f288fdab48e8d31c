import { FakePasswordHasher } from '@halolight/application/identity/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD, DemoUsers } from './demo-users.js';
import { openKnexIdentity, type KnexIdentity } from './testing/open-knex-identity.js';

let identity: KnexIdentity;
beforeAll(async () => {
  identity = await openKnexIdentity();
});
afterAll(() => identity.close());

const hasher = new FakePasswordHasher();
const everything = () => Promise.all(['users', 'user_roles'].map((table) => identity.database.sql(table).select<object[]>('*').orderBy([1, 2])));

describe('DemoUsers', () => {
  it('makes each demo user once, with its role and password, also when two processes do it at the same time', async () => {
    await Promise.all([new DemoUsers(identity.database, hasher).load(), new DemoUsers(identity.database, hasher).load()]);
    const { items } = await identity.userDirectory.page({ page: 1, pageSize: 100, count: 'none', sort: 'email' }, {});
    expect(items.map(({ email, roles }) => [email, ...roles.map(({ name }) => name)])).toEqual([
      ['admin@example.com', 'super_admin'],
      ['guest@example.com', 'guest'],
      ['manager@example.com', 'admin'],
      ['user@example.com', 'user'],
    ]);
    const credentials = await identity.users.findCredentials('admin@example.com');
    expect((await hasher.verify(DEMO_PASSWORD, credentials?.passwordHash ?? null)).matches).toBe(true);
  });

  it('changes nothing when it runs again', async () => {
    const before = await everything();
    await new DemoUsers(identity.database, hasher).load();
    expect(await everything()).toEqual(before);
  });

  it('leaves an account alone that has one of the addresses already', async () => {
    await identity.database.sql('users').where({ email: 'user@example.com' }).update({ name: 'Somebody Real' });
    await new DemoUsers(identity.database, hasher).load();
    const row = await identity.database.sql('users').where({ email: 'user@example.com' }).first<{ name: string }>();
    expect(row.name).toBe('Somebody Real');
  });
});

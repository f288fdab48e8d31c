import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../kit/api-client.js';
import { fault } from '../kit/fault.js';
import { Installation } from '../kit/installation.js';
import type { RunningApi } from '../kit/running-api.js';
import { uniquePerson } from '../kit/unique-person.js';
import { until } from '../kit/until.js';
import { withinASecond } from '../kit/within-a-second.js';

let house: Installation;
let other: RunningApi;
let admin: ApiClient;
beforeAll(async () => {
  house = await Installation.start();
  other = await house.addApi();
  admin = await house.demo('super_admin');
});
afterAll(() => house?.stop());

const statusOf = async (client: ApiClient, path = '/api/auth/me') => (await client.get(path)).status;

/** A member as the other process sees them; that process has answered them before, so it remembers them. */
async function memberElsewhere(...roles: string[]) {
  const member = await house.member(...roles);
  const elsewhere = member.client.elsewhere(other.url);
  expect(await statusOf(elsewhere)).toBe(200);
  return { ...member, elsewhere };
}

async function roleWith(...permissions: string[]): Promise<{ id: number; name: string }> {
  const { body } = await admin.post('/api/roles', { name: `r${uniquePerson().username}`, label: 'Made for a test', permissions });
  return body.data;
}

/** Cuts the connections on which both processes hear of changes, once both have one. */
async function cutListeners(): Promise<void> {
  const listeners = () => house.database.sql('pg_stat_activity').where({ application_name: 'halolight-changes' }).whereRaw('datname = current_database()');
  await until(async () => (await listeners()).length === 2);
  await listeners().select(house.database.sql.raw('pg_terminate_backend(pid)'));
}

const ENDS: readonly [what: string, end: (client: ApiClient, id: number) => Promise<unknown>][] = [
  ['a sign-out', (client) => client.post('/api/auth/logout')],
  ['a sign-out everywhere', (client) => client.post('/api/auth/logout-all')],
  ['a suspension', (_client, id) => admin.patch(`/api/users/${id}/status`, { status: 'SUSPENDED' })],
  ['a deletion', (_client, id) => admin.delete(`/api/users/${id}`)],
];

describe.each<[when: string, test: typeof fault, disturb: () => Promise<void>]>([
  ['in quiet times', it, async () => undefined],
  ['just after the listening connections were cut', fault, cutListeners],
])('what changes on one process, %s', (_when, test, disturb) => {
  for (const [what, end] of ENDS) {
    test(`is refused on the other within a second: ${what}`, async () => {
      const { client, elsewhere, id } = await memberElsewhere();
      await disturb();
      await end(client, id);
      expect(await statusOf(client)).toBe(401);
      await withinASecond(async () => (await statusOf(elsewhere)) === 401);
      expect((await elsewhere.post('/api/auth/refresh', { refreshToken: elsewhere.refreshToken })).status).toBe(401);
    });
  }

  test('is refused on the other within a second: the sessions that a new password ends', async () => {
    const { client, elsewhere, email, password } = await memberElsewhere();
    const second = await other.anonymous().signIn(email, password);
    await disturb();
    await client.post('/api/auth/change-password', { currentPassword: password, newPassword: 'granite-heron-83' });
    await withinASecond(async () => (await statusOf(second)) === 401);
    expect(await statusOf(elsewhere)).toBe(200);
  });

  test('is effective on the other within a second: what a role grants', async () => {
    const role = await roleWith('users:view');
    const { elsewhere } = await memberElsewhere(role.name);
    expect(await statusOf(elsewhere, '/api/users')).toBe(200);
    await disturb();
    await admin.put(`/api/roles/${role.id}/permissions`, { permissions: [] });
    await withinASecond(async () => (await statusOf(elsewhere, '/api/users')) === 403);
    await admin.put(`/api/roles/${role.id}/permissions`, { permissions: ['users:*'] });
    await withinASecond(async () => (await statusOf(elsewhere, '/api/users')) === 200);
  });

  test('is effective on the other within a second: who has a role', async () => {
    const role = await roleWith('users:view');
    const { elsewhere, id } = await memberElsewhere();
    expect(await statusOf(elsewhere, '/api/users')).toBe(403);
    await disturb();
    await admin.put(`/api/users/${id}/roles`, { roles: [role.name] });
    await withinASecond(async () => (await statusOf(elsewhere, '/api/users')) === 200);
    await admin.put(`/api/users/${id}/roles`, { roles: ['guest'] });
    await withinASecond(async () => (await statusOf(elsewhere, '/api/users')) === 403);
  });

  test('is effective on both within a second: a row changed by hand', async () => {
    const { client, elsewhere, id } = await memberElsewhere();
    await disturb();
    await house.database.sql('user_permissions').insert({ user_id: id, permission: 'users:view' });
    for (const each of [client, elsewhere]) await withinASecond(async () => (await statusOf(each, '/api/users')) === 200);
    await house.database.sql('sessions').where({ user_id: id }).delete();
    for (const each of [client, elsewhere]) await withinASecond(async () => (await statusOf(each)) === 401);
  });
});

describe('two processes', () => {
  it('accept each other’s tokens', async () => {
    const client = (await house.demo('user')).elsewhere(other.url);
    expect(await statusOf(client)).toBe(200);
    client.keep(await client.post('/api/auth/refresh', { refreshToken: client.refreshToken }));
    expect(await statusOf(client.elsewhere(house.api.url))).toBe(200);
  });

  it('need no query of the database to know a session they know', async () => {
    const client = await house.demo('user');
    await statusOf(client, '/api/users');
    const changed = async (): Promise<boolean> => {
      const before = await statements();
      for (let round = 0; round < 20; round += 1) expect(await statusOf(client, '/api/users')).toBe(403);
      return (await statements()) !== before;
    };
    // What goes by the clock may ask for something meanwhile; what each request asks for would show every time.
    let tries = 1;
    while ((await changed()) && tries < 5) tries += 1;
    expect(tries).toBeLessThan(5);
  });

  /** How often the first process's pool was used, going by when its connections last changed state. */
  async function statements(): Promise<string> {
    const rows = await house.database.sql('pg_stat_activity').where({ application_name: 'halolight-api' }).whereRaw('datname = current_database()').orderBy('pid').select('pid', 'state_change');
    return JSON.stringify(rows);
  }
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ApiClient, Answer } from '../kit/api-client.js';
import { Installation } from '../kit/installation.js';
import type { RunningApi } from '../kit/running-api.js';

const ROUNDS = 200;
/** Each costs ten requests more. */
const FRESH_ROUNDS = process.env['TORTURE'] ? 200 : 20;
const LIMIT_MS = 400_000;

interface Admin {
  readonly id: number;
  readonly email: string;
  readonly client: ApiClient;
}

let house: Installation;
let other: RunningApi;
let one: Admin;
let two: Admin;
beforeAll(async () => {
  house = await Installation.start();
  other = await house.addApi();
  [one, two] = [await house.member('super_admin'), await house.member('super_admin')];
  two = { ...two, client: two.client.elsewhere(other.url) };
  const { id } = (await (await house.demo('super_admin')).get('/api/auth/me')).body.data;
  expect((await one.client.put(`/api/users/${id}/roles`, { roles: ['user'] })).status).toBe(200);
});
afterAll(() => house?.stop());

const give = (actor: Admin, target: Admin, role: string): Promise<Answer> => actor.client.put(`/api/users/${target.id}/roles`, { roles: [role] });

async function superAdmins(): Promise<number[]> {
  return house.database
    .sql('users')
    .join('user_roles', 'user_roles.user_id', 'users.id')
    .join('roles', 'roles.id', 'user_roles.role_id')
    .where({ 'roles.name': 'super_admin', 'users.status': 'ACTIVE' })
    .whereNull('users.deleted_at')
    .pluck('users.id');
}

/** Makes both super administrators again. */
async function restore(): Promise<void> {
  const left = await superAdmins();
  const [strong, weak] = left.includes(one.id) ? [one, two] : [two, one];
  expect((await give(strong, weak, 'super_admin')).status).toBe(200);
}

beforeEach(restore);

describe('the last two super_admins, each stripped of the role at the same moment, on two processes', () => {
  it.each([
    ['by each other', (): Promise<Answer>[] => [give(one, two, 'admin'), give(two, one, 'admin')]],
    ['by themselves', (): Promise<Answer>[] => [give(one, one, 'admin'), give(two, two, 'admin')]],
  ])(
    `%s: one always remains, ${ROUNDS} times`,
    async (_how, strip) => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const statuses = (await Promise.all(strip())).map(({ status }) => status);
        expect(statuses.filter((status) => status === 200)).toHaveLength(1);
        expect([403, 409]).toContain(statuses.find((status) => status !== 200));
        expect(await superAdmins()).toHaveLength(1);
        await restore();
      }
    },
    LIMIT_MS,
  );

  it(
    `one disabled, one deleted: one always remains, ${FRESH_ROUNDS} times`,
    async () => {
      for (let round = 0; round < FRESH_ROUNDS; round += 1) {
        const [left, right] = [await freshAdmin(), await freshAdmin()];
        for (const admin of [one, two]) expect((await give(left, admin, 'admin')).status).toBe(200);
        const away = right.client.elsewhere(other.url);
        const answers = await Promise.all([
          left.client.patch(`/api/users/${right.id}/status`, { status: 'SUSPENDED' }),
          away.delete(`/api/users/${left.id}`),
        ]);
        expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
        expect(await superAdmins()).toHaveLength(1);
        const survivor = answers[0].status === 200 ? left : right;
        for (const admin of [one, two]) expect((await give(survivor, admin, 'super_admin')).status).toBe(200);
        expect((await one.client.delete(`/api/users/${survivor.id}`)).status).toBe(200);
      }
    },
    LIMIT_MS,
  );

  /** Made by a super administrator there is, because the demo one is none any more. */
  async function freshAdmin(): Promise<Admin> {
    const member = await house.member();
    expect((await give(one, member, 'super_admin')).status).toBe(200);
    return member;
  }
});

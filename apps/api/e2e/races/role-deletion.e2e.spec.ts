import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../kit/api-client.js';
import { Installation, type Member } from '../kit/installation.js';
import { uniquePerson } from '../kit/unique-person.js';

const ROUNDS = 200;
const LIMIT_MS = 120_000;

let house: Installation;
let one: ApiClient;
let other: ApiClient;
let member: Member;
beforeAll(async () => {
  house = await Installation.start();
  const api = await house.addApi();
  member = await house.member();
  one = await house.demo('super_admin');
  other = one.elsewhere(api.url);
});
afterAll(() => house?.stop());

describe('a role that is deleted while it is given to somebody, on two processes', () => {
  it(
    `is either given and stays, or deleted and not given, ${ROUNDS} times`,
    async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const made = await one.post('/api/roles', { name: `short_lived_${round}`, label: 'Short-lived', permissions: [] });
        const { id } = made.body.data;
        const { email, username, password } = uniquePerson();
        const [given, opened, deleted] = await Promise.all([
          one.put(`/api/users/${member.id}/roles`, { roleIds: [id] }),
          one.post('/api/users', { email, username, password, roleIds: [id] }),
          other.delete(`/api/roles/${id}`),
        ]);
        const isGiven = given.status === 200 || opened.status === 201;
        expect([200, 400, 409]).toContain(given.status);
        expect([201, 400, 409]).toContain(opened.status);
        expect(deleted.status).toBe(isGiven ? 409 : 200);
        await one.put(`/api/users/${member.id}/roles`, { roles: ['user'] });
      }
    },
    LIMIT_MS,
  );
});

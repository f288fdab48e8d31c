import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Installation, type Member } from '../kit/installation.js';

const ROUNDS = 200;
const LIMIT_MS = 120_000;

let house: Installation;
let one: Member;
let two: Member;
beforeAll(async () => {
  house = await Installation.start();
  const other = await house.addApi();
  [one, two] = [await house.member('super_admin'), await house.member('super_admin')];
  two = { ...two, client: two.client.elsewhere(other.url) };
});
afterAll(() => house?.stop());

describe('two administrators who change each other at the same moment, on two processes', () => {
  it(
    `both succeed, ${ROUNDS} times: neither waits for the other for ever`,
    async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const answers = await Promise.all([
          one.client.patch(`/api/users/${two.id}`, { bio: `By the other, ${round}` }),
          two.client.patch(`/api/users/${one.id}`, { bio: `By the other, ${round}` }),
          one.client.put(`/api/users/${two.id}/roles`, { roles: ['super_admin', 'user'] }),
          two.client.put(`/api/users/${one.id}/roles`, { roles: ['super_admin', 'user'] }),
        ]);
        expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      }
    },
    LIMIT_MS,
  );
});

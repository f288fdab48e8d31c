import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../kit/api-client.js';
import { Installation } from '../kit/installation.js';
import type { RunningApi } from '../kit/running-api.js';
import { uniquePerson, type Person } from '../kit/unique-person.js';

const ROUNDS = 200;
const LIMIT_MS = 180_000;

let house: Installation;
let processes: [RunningApi, RunningApi];
beforeAll(async () => {
  house = await Installation.start();
  processes = [house.api, await house.addApi()];
});
afterAll(() => house?.stop());

const register = (api: RunningApi, person: Person): Promise<Answer> => api.anonymous().post('/api/auth/register', person);

describe('two registrations at the same moment, on two processes', () => {
  it(
    `make one account of one e-mail address or one username, ${ROUNDS} times: one gets 201, the other 409`,
    async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const [one, other] = [uniquePerson(), uniquePerson()];
        const rival = round % 2 === 0 ? { ...other, email: one.email } : { ...other, username: one.username };
        const answers = await Promise.all([register(processes[0], one), register(processes[1], rival)]);
        expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
        expect(answers.find(({ status }) => status === 409)?.body.error.code).toBe('CONFLICT');
      }
      const [{ count } = { count: 0 }] = await house.database.sql('users').whereLike('email', '%@example.org').count<{ count: number }[]>();
      expect(count).toBe(ROUNDS);
    },
    LIMIT_MS,
  );
});

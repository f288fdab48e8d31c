import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../kit/api-client.js';
import { Installation, type Member } from '../kit/installation.js';
import type { RunningApi } from '../kit/running-api.js';

const ROUNDS = 200;
const LIMIT_MS = 120_000;

let house: Installation;
let processes: [RunningApi, RunningApi];
let member: Member;
beforeAll(async () => {
  house = await Installation.start({ MAX_SESSIONS_PER_USER: '1000' });
  processes = [house.api, await house.addApi({ MAX_SESSIONS_PER_USER: '1000' })];
  member = await house.member();
});
afterAll(() => house?.stop());

const refresh = (api: RunningApi, refreshToken: string, userAgent: string): Promise<Answer> =>
  api.anonymous({ 'User-Agent': userAgent }).post('/api/auth/refresh', { refreshToken });

describe('two refreshes of one token at the same moment, on two processes', () => {
  it(
    `give one client the same successor twice, ${ROUNDS} times in a row`,
    async () => {
      const client = await house.api.anonymous({ 'User-Agent': 'one' }).signIn(member.email, member.password);
      let token = client.refreshToken;
      for (let round = 0; round < ROUNDS; round += 1) {
        const answers = await Promise.all(processes.map((api) => refresh(api, token, 'one')));
        expect(answers.map(({ status }) => status)).toEqual([200, 200]);
        const successors = new Set(answers.map(({ body }): string => body.data.refreshToken));
        expect(successors.size).toBe(1);
        [token = ''] = successors;
      }
      client.refreshToken = token;
      expect((await client.get('/api/auth/me')).status).toBe(200);
    },
    LIMIT_MS,
  );

  it(
    `end the session when two clients hold the token, ${ROUNDS} times: one is refused and what the other got is dead`,
    async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const { refreshToken } = await house.api.anonymous({ 'User-Agent': 'owner' }).signIn(member.email, member.password);
        const [one, two] = round % 2 === 0 ? (['owner', 'thief'] as const) : (['thief', 'owner'] as const);
        const answers = await Promise.all([refresh(processes[0], refreshToken, one), refresh(processes[1], refreshToken, two)]);
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
        const successor: string = answers.find(({ status }) => status === 200)?.body.data.refreshToken;
        const again = await Promise.all(processes.map((api) => refresh(api, successor, 'owner')));
        expect(again.map(({ status }) => status)).toEqual([401, 401]);
      }
    },
    LIMIT_MS,
  );
});

import { afterEach, beforeEach, describe, expect } from '@jest/globals';
import type { ApiClient } from '../kit/api-client.js';
import { fault } from '../kit/fault.js';
import { Installation, type Member } from '../kit/installation.js';
import type { Json } from '../kit/json.js';
import type { RunningApi } from '../kit/running-api.js';
import type { RunningProgram } from '../kit/running-program.js';
import { until } from '../kit/until.js';

const HOUR_MS = 3_600_000;
const preloaded = new URL('../kit/moving-clock.mjs', import.meta.url).href;
const movingBy = (milliseconds: number) => ({ SEED: 'none', NODE_OPTIONS: `--import=${preloaded}`, CLOCK_JUMP_MS: String(milliseconds) });

let house: Installation;
let ada: Member;
beforeEach(async () => {
  house = await Installation.start({ SEED: 'none' });
  ada = await house.member();
});
afterEach(() => house?.stop());

/** Moves the clock of a program, and waits until it shows. */
async function move(program: RunningProgram): Promise<void> {
  program.signal('SIGUSR2');
  await until(async () => {
    const { timestamp }: Json = await (await fetch(`${program.url}/health/live`)).json();
    return Math.abs(Date.parse(timestamp) - Date.now()) > HOUR_MS / 2;
  });
}

describe.each([
  ['ahead', HOUR_MS],
  ['back', -HOUR_MS],
])('a clock that is moved an hour %s', (_direction, milliseconds) => {
  fault('signs nobody out, neither at its API nor at the others, and does nothing twice', async () => {
    const moving = await house.addApi(movingBy(milliseconds));
    const client = ada.client.elsewhere(moving.url);
    const order = () => client.post('/api/items', { name: 'Once' }, { 'Idempotency-Key': 'across-the-change' });
    const first = await order();
    await move(moving);

    for (const api of [house.api, moving, house.api, moving]) await refreshAt(api, client);
    const again = await order();
    expect([again.status, again.body, again.headers.get('idempotency-replayed')]).toEqual([201, first.body, 'true']);
    const newcomer = await moving.anonymous().signIn(ada.email, ada.password);
    expect((await newcomer.get('/api/auth/me')).status).toBe(200);
    await refreshAt(house.api, newcomer);
    await client.post('/api/auth/logout');
    for (const { url } of [moving, house.api]) expect((await client.elsewhere(url).get('/api/auth/me')).status).toBe(401);
  });

  fault('holds up no job, and runs none twice', async () => {
    const scheduler = await house.addScheduler(movingBy(milliseconds));
    await move(scheduler);
    const host = await house.member();
    const { sql } = house.database;
    for (const invitations of [1, 2]) {
      const event = { title: 'Planning', start: '2027-01-04T09:00:00.000Z', end: '2027-01-04T10:00:00.000Z', userIds: [ada.id] };
      expect((await host.client.post('/api/calendar/events', event)).status).toBe(201);
      await until(async () => (await sql('graphile_worker.jobs').where({ task_identifier: 'tell-event' })).length === 0);
      expect(await sql('notifications').where({ user_id: ada.id }).count()).toEqual([{ count: invitations }]);
    }
  });
});

/** Exchanges the client's refresh token there, and goes on with what it gets. */
async function refreshAt(api: RunningApi, client: ApiClient): Promise<void> {
  client.keep(await api.anonymous().post('/api/auth/refresh', { refreshToken: client.refreshToken }));
  expect((await client.elsewhere(api.url).get('/api/auth/me')).status).toBe(200);
}

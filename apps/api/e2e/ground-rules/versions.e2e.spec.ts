import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '../kit/expect-refusal.js';
import { fault } from '../kit/fault.js';
import { Installation } from '../kit/installation.js';
import type { RunningApi } from '../kit/running-api.js';
import { withinASecond } from '../kit/within-a-second.js';

let house: Installation;
let processes: RunningApi[];
beforeAll(async () => {
  house = await Installation.start();
  processes = [house.api, await house.addApi()];
});
afterAll(() => house?.stop());

const ask = (version: string, path = '/api/roles', api = house.api) => api.anonymous().get(path, { 'X-Version': version });
const statusesOf = (version: string): Promise<number[]> =>
  Promise.all(processes.map(async (api) => (await ask(version, '/api/roles', api)).status));
const becomes = (version: string, status: number) =>
  withinASecond(async () => (await statusesOf(version)).every((each) => each === status));

describe('X-Version', () => {
  it('may be absent', async () => {
    expect((await house.api.anonymous().get('/api/roles')).status).toBe(200);
  });

  it('must be supported: 1.0 is, 0.1 to 0.8 no longer are', async () => {
    expect((await ask('1.0')).status).toBe(200);
    for (const old of ['0.1', '0.2', '0.3', '0.4', '0.5', '0.6', '0.7', '0.8']) {
      const answer = await ask(old);
      expectRefusal(answer, 426, 'UPGRADE_REQUIRED', []);
      expect(answer.body.error.message).toBe('Version not supported anymore');
    }
  });

  it.each(['', '0.9', '2.0', '1', '1.0.0', 'v1.0', '1.0, 1.0', 'nonsense', "1.0' or 'a'='a"])('is refused when it is unknown or empty: "%s"', async (version) => {
    expectRefusal(await ask(version), 426, 'UPGRADE_REQUIRED');
  });

  it('is asked for on unknown paths, too', async () => {
    expectRefusal(await ask('0.1', '/api/nowhere'), 426, 'UPGRADE_REQUIRED');
  });

  it('does not matter to documentation, files, health, metrics and the list of versions', async () => {
    for (const path of ['/docs', '/redoc', '/openapi.json', '/api/openapi.json', '/logo.png', '/static/logo.png', '/health', '/api/health/ready', '/metrics', '/']) {
      expect([path, (await ask('0.1', path)).status]).toEqual([path, path === '/' ? 302 : 200]);
    }
    expect((await ask('0.1', '/api/versions')).status).not.toBe(426);
  });

  it('follows the table within a second on every process, without a restart', async () => {
    const versions = () => house.database.sql('versions');
    expect(await statusesOf('0.8')).toEqual([426, 426]);
    await versions().where({ version: '0.8' }).update({ supported: true });
    await becomes('0.8', 200);
    await versions().where({ version: '0.8' }).update({ supported: false });
    await becomes('0.8', 426);
    await versions().insert({ version: '2.0', supported: true });
    await becomes('2.0', 200);
    await versions().where({ version: '2.0' }).delete();
    await becomes('2.0', 426);
  });

  fault('follows the table after the connection that listens was cut', async () => {
    await house.database.sql.raw(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'halolight-changes' and datname = current_database()`);
    await house.database.sql('versions').insert({ version: '3.0', supported: true });
    await becomes('3.0', 200);
  });
});

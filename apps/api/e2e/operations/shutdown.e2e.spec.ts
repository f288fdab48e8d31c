import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fault } from '../kit/fault.js';
import { Installation, type Member } from '../kit/installation.js';
import { KeepAliveWriter, WRITTEN } from '../kit/keep-alive-writer.js';
import { RowLock } from '../kit/row-lock.js';
import { until } from '../kit/until.js';

const WRITERS = 20;

let house: Installation;
let member: Member;
beforeEach(async () => {
  house = await Installation.start();
  member = await house.member();
});
afterEach(() => house?.stop());

/** A change of the member's that cannot end before the lock is released. */
async function slowRequest() {
  const lock = await RowLock.onUser(house.database, member.id);
  const answer = member.client.patch('/api/users/me', { bio: 'Finished' });
  await lock.hasWaiting(1);
  return { answer, lock };
}

const refusesConnections = () => house.api.anonymous().get('/health').then(() => false, () => true);

describe.each(['SIGTERM', 'SIGINT'] as const)('%s', (signal) => {
  fault('lets the request that runs finish, takes no new one, and ends with 0', async () => {
    const { answer, lock } = await slowRequest();
    house.api.signal(signal);
    await until(refusesConnections);
    await lock.release();
    const { status, body } = await answer;
    expect([status, body.data.bio]).toEqual([200, 'Finished']);
    expect(await house.api.ended()).toBe(0);
  });

  it('does not wait for connections that nobody uses', async () => {
    const agent = new Agent({ keepAlive: true });
    const { promise, resolve } = Promise.withResolvers<void>();
    get(`${house.api.url}/health`, { agent }, (response) => response.resume().once('end', resolve));
    await promise;
    house.api.signal(signal);
    const ended = await Promise.race([house.api.ended(), pause(8_000, 'still there', { ref: false })]);
    agent.destroy();
    expect(ended).toBe(0);
  });

  it('writes the last lines of the log', async () => {
    await house.api.anonymous().get('/health', { 'X-Request-Id': 'the-last-request' });
    house.api.signal(signal);
    await house.api.ended();
    expect(await house.api.output()).toContain('the-last-request');
  });
});

describe('a shutdown under writes', () => {
  fault(`resets no connection over which one of ${WRITERS} writers goes on, and has done what it acknowledged and nothing else`, async () => {
    const busy = await Installation.start({ SEED: 'none', DRAIN_IDLE_MS: '4000' });
    try {
      const { client } = await busy.member();
      const writers = Array.from({ length: WRITERS }, (_, number) => new KeepAliveWriter(busy.api.url, client.accessToken, number));
      const ends = writers.map((writer) => writer.untilNoneIsTaken());
      await until(async () => writers.every(({ acknowledged }) => acknowledged.length > 0));
      busy.api.signal('SIGTERM');
      await Promise.all(ends);
      expect(await busy.api.ended()).toBe(0);
      const kept: number[] = await busy.database.sql('items').whereLike('name', `${WRITTEN}%`).orderBy('id').pluck('id');
      expect(kept).toEqual(writers.flatMap(({ acknowledged }) => acknowledged).sort((a, b) => a - b));
    } finally {
      await busy.stop();
    }
  });
});

describe('a second signal', () => {
  it('ends a shutdown that takes too long for whoever waits', async () => {
    const { answer, lock } = await slowRequest();
    const broken = answer.catch((error: unknown) => error);
    house.api.signal('SIGTERM');
    await until(refusesConnections);
    house.api.signal('SIGTERM');
    await house.api.ended();
    await broken;
    await lock.release();
  });
});

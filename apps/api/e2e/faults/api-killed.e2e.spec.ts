import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Answer } from '../kit/api-client.js';
import { fault } from '../kit/fault.js';
import { Installation, type Member } from '../kit/installation.js';
import { until } from '../kit/until.js';

const WRITERS = 8;
const KILLS = process.env['TORTURE'] ? 20 : 3;
const EVENT = { start: '2027-01-04T09:00:00.000Z', end: '2027-01-04T10:00:00.000Z' };

let house: Installation;
let ada: Member;
let bob: Member;
beforeAll(async () => {
  house = await Installation.start({ SEED: 'none' });
  [ada, bob] = [await house.member(), await house.member()];
});
afterAll(() => house?.stop());

/** Invites without pause, and again under the same key where no answer came, until it is told to end. */
class PersistentWriters {
  readonly acknowledged: number[] = [];
  readonly refused: Answer[] = [];
  unanswered = 0;
  private isOver = false;
  private readonly writers = Array.from({ length: WRITERS }, (_, writer) => this.write(writer));

  async end(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.writers);
  }

  private async write(writer: number): Promise<void> {
    for (let count = 0; !this.isOver; count += 1) {
      const answer = await this.invite(`w${writer}-${count}`);
      if (answer.status === 201) this.acknowledged.push(answer.body.data.id);
      else this.refused.push(answer);
    }
  }

  private async invite(title: string): Promise<Answer> {
    const ask = () => ada.client.post('/api/calendar/events', { ...EVENT, title, userIds: [bob.id] }, { 'Idempotency-Key': title });
    for (;;) {
      const answer = await ask().catch(() => null);
      if (answer) return answer;
      this.unanswered += 1;
      await pause(50);
    }
  }
}

describe('the API, killed under writes and started again', () => {
  fault(`has done what it acknowledged, event and jobs with it, and the rest once when it is asked again, ${KILLS} times`, async () => {
    const writers = new PersistentWriters();
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = writers.acknowledged.length;
      await until(async () => writers.acknowledged.length > before + WRITERS);
      house.api.signal('SIGKILL');
      await house.api.ended();
      await house.api.startAgain();
    }
    await writers.end();
    expect(writers.refused).toEqual([]);
    expect(writers.unanswered).toBeGreaterThan(KILLS);

    await house.addScheduler({ SEED: 'none' });
    const { sql } = house.database;
    await until(async () => (await sql('graphile_worker.jobs').where({ task_identifier: 'tell-event' })).length === 0);
    const acknowledged = writers.acknowledged.sort((a, b) => a - b);
    expect(await sql('calendar_events').orderBy('id').pluck('id')).toEqual(acknowledged);
    for (const type of ['calendar.event_created', 'calendar.invited']) {
      expect([type, await sql('activities').where({ type }).orderBy('subject_id').pluck('subject_id')]).toEqual([type, acknowledged]);
    }
    expect(await sql('notifications').where({ user_id: bob.id }).count()).toEqual([{ count: acknowledged.length }]);
  }, 120_000);
});

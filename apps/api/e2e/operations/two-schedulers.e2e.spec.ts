import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { fault } from '../kit/fault.js';
import { Installation } from '../kit/installation.js';
import type { RunningScheduler } from '../kit/running-scheduler.js';

/** Its schedule is every minute. */
const JOB = 'deliver-reminders';
const MINUTE_MS = 60_000;
/** Each takes a minute. */
const TICKS = process.env['TORTURE'] ? 3 : 1;

let house: Installation;
let schedulers: RunningScheduler[];
beforeAll(async () => {
  house = await Installation.start({ SEED: 'none' });
  schedulers = await Promise.all([house.addScheduler({ SEED: 'none' }), house.addScheduler({ SEED: 'none' })]);
});
afterAll(() => house?.stop());

/** How many minutes began since the schedule was first known, by the database's account. */
async function ticks(): Promise<number> {
  const known: { ticks: number } | undefined = await house.database
    .sql('graphile_worker._private_known_crontabs')
    .where({ identifier: JOB })
    .first(house.database.sql.raw(`extract(epoch from last_execution - date_trunc('minute', known_since))::int / 60 as ticks`));
  return known?.ticks ?? 0;
}

async function runsIn(scheduler: RunningScheduler): Promise<number> {
  const text = await (await fetch(`${scheduler.url}/metrics`)).text();
  const runs = text.matchAll(new RegExp(`job_duration_seconds_count\\{name="${JOB}",outcome="\\w+"\\} (\\d+)`, 'g'));
  return [...runs].reduce((sum, [, count]) => sum + Number(count), 0);
}

fault(
  'two schedulers on one database run what is due once, in one of them, at every tick',
  async () => {
    while ((await ticks()) < TICKS) await pause(100);
    // Long enough for the one that lost the race to run it a second time.
    await pause(2_000);
    const runs = await Promise.all(schedulers.map(runsIn));
    expect(runs.reduce((sum, each) => sum + each)).toBe(await ticks());
  },
  (TICKS + 1) * MINUTE_MS + 30_000,
);

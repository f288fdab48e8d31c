import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Installation, type Member } from '../kit/installation.js';
import { until } from '../kit/until.js';

const EVENTS = '/api/calendar/events';
const MINUTE_MS = 60_000;

let house: Installation;
let owner: Member;
let guest: Member;
let decliner: Member;
beforeAll(async () => {
  house = await Installation.start();
  await house.addScheduler();
  await house.addScheduler();
  [owner, guest, decliner] = [await house.member('user'), await house.member('user'), await house.member('user')];
}, 60_000);
afterAll(() => house?.stop());

/** An hour that begins so many minutes from now. */
const inMinutes = (minutes: number) => {
  const start = Date.now() + minutes * MINUTE_MS;
  return { start: new Date(start).toISOString(), end: new Date(start + 60 * MINUTE_MS).toISOString() };
};
/** What the clock does every minute, several times over. */
const look = async () => {
  for (let time = 0; time < 4; time += 1) await house.database.sql.raw(`select from graphile_worker.add_job('deliver-reminders')`);
};
const isIdle = async () => {
  const { rows } = await house.database.sql.raw<{ rows: object[] }>(`select from graphile_worker.jobs where task_identifier in ('deliver-reminders', 'tell-event')`);
  return rows.length === 0;
};
const deliveries = (eventId: number) =>
  house.database.sql('reminder_deliveries').where({ event_id: eventId }).orderBy(['minutes', 'user_id']).select<{ minutes: number; user_id: number }[]>('minutes', 'user_id');
const notified = async (member: Member, title: string): Promise<number> => {
  const { body } = await member.client.get('/api/notifications?pageSize=100');
  return body.data.items.filter(({ type, content }: { type: string; content: string }) => type === 'REMINDER' && content.includes(title)).length;
};

it('reminds owner and guests once, whatever the number of schedulers, and not who declined', async () => {
  const { body } = await owner.client.post(EVENTS, { title: 'Kick-off', ...inMinutes(9.99), reminders: [10, 11, 5], userIds: [guest.id, decliner.id] });
  const { id } = body.data;
  await decliner.client.put(`${EVENTS}/${id}/rsvp`, { status: 'DECLINED' });
  await look();
  await until(async () => (await notified(guest, 'Kick-off')) === 2);
  await look();
  await until(isIdle);
  const both = [owner.id, guest.id].sort((one, other) => one - other);
  expect(await deliveries(id)).toEqual([10, 11].flatMap((minutes) => both.map((user_id) => ({ minutes, user_id }))));
  expect([await notified(owner, 'Kick-off'), await notified(guest, 'Kick-off'), await notified(decliner, 'Kick-off')]).toEqual([2, 2, 0]);
});

it('reminds of an occurrence, and anew when it is moved', async () => {
  const day = 24 * 60;
  const { body } = await owner.client.post(EVENTS, { title: 'Daily', ...inMinutes(14.99 - day), rrule: 'FREQ=DAILY', reminders: [15] });
  const { id, start } = body.data;
  await look();
  await until(async () => (await notified(owner, 'Daily')) === 1);
  const today = new Date(Date.parse(start) + day * MINUTE_MS).toISOString();
  await owner.client.patch(`${EVENTS}/${id}/reschedule?occurrence=${today}`, inMinutes(14.5));
  await look();
  await until(async () => (await notified(owner, 'Daily')) === 2);
  expect(await deliveries(id)).toHaveLength(2);
});

it('gives none that is more than an hour late, and none of what was over when it was put down', async () => {
  const make = async (title: string, times: object, reminders: number[]) => (await owner.client.post(EVENTS, { title, ...times, reminders })).body.data.id;
  const late = await make('Long ago', inMinutes(-30), [35]);
  const tooLate = await make('Too late', inMinutes(10), [75]);
  const over = await make('Over', { start: new Date(Date.now() - 20 * MINUTE_MS).toISOString(), end: new Date(Date.now() - MINUTE_MS).toISOString() }, [5]);
  await look();
  await until(async () => (await notified(owner, 'Long ago')) === 0 && isIdle());
  expect([await deliveries(late), await deliveries(tooLate), await deliveries(over)]).toEqual([[], [], []]);
  const caughtUp = await make('Caught up', inMinutes(5), [60]);
  await look();
  await until(async () => (await notified(owner, 'Caught up')) === 1);
  expect(await deliveries(caughtUp)).toHaveLength(1);
});

import { setTimeout as pause } from 'node:timers/promises';
import { ReminderPlanner, DeliverReminders } from '@halolight/application/collaboration';
import {
  attendeesContract,
  calendarDirectoryContract,
  calendarRepositoryContract,
  feedTokensContract,
  reminderLedgerContract,
  sampleCalendarEvent,
} from '@halolight/application/collaboration/testing';
import { FixedClock, RecordingEventOutbox } from '@halolight/application/kernel/testing';
import { afterAll, describe, expect, it } from '@jest/globals';
import { silentLogger } from '../../kernel/testing/index.js';
import { openKnexCalendar, type KnexCalendar } from './testing/open-knex-calendar.js';

const opened: KnexCalendar[] = [];
const open = async () => {
  const calendar = await openKnexCalendar();
  opened.push(calendar);
  return calendar;
};
afterAll(() => Promise.all(opened.map((calendar) => calendar.close())));

calendarRepositoryContract('KnexCalendarRepository', open);
attendeesContract('KnexAttendees', open);
calendarDirectoryContract('KnexCalendarDirectory', open);
reminderLedgerContract('KnexReminderLedger', open);
feedTokensContract('KnexFeedTokens', open);

it('a session is not ended while a feed token is made in it, so that the token ends with it', async () => {
  const { database, feedTokens, addUser, addSession, endSession } = await open();
  const userId = await addUser();
  const sessionId = await addSession(userId);
  const order: string[] = [];
  const kept = Promise.withResolvers<void>();
  const making = database.transaction(async () => {
    await feedTokens.replace({ userId, sessionId }, feedTokens.issue().tokenHash);
    kept.resolve();
    await pause(100);
    order.push('made');
  });
  await kept.promise;
  await endSession(sessionId);
  order.push('ended');
  await making;
  expect(order).toEqual(['made', 'ended']);
});

it('no feed token comes after all sessions of its user are ended, also when it waited for the end of the older one', async () => {
  const { database, feedTokens, addUser, addSession, endSession } = await open();
  const userId = await addUser();
  const sessionId = await addSession(userId);
  const [older, newer] = [feedTokens.issue(), feedTokens.issue()];
  await feedTokens.replace({ userId, sessionId }, older.tokenHash);
  const [ended, mayCommit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const ending = database.transaction(async () => {
    await endSession(sessionId);
    await feedTokens.remove(userId);
    ended.resolve();
    await mayCommit.promise;
  });
  await ended.promise;
  const making = database.transaction(() => feedTokens.replace({ userId, sessionId }, newer.tokenHash));
  await pause(100);
  mayCommit.resolve();
  await ending;
  expect([await making, await feedTokens.findReader(older.token), await feedTokens.findReader(newer.token)]).toEqual([false, null, null]);
});

it.each([-60, 30])('no feed token is made in a session that expires in %i seconds, which nobody ends who ends all', async (seconds) => {
  const { database, feedTokens, addUser, addSession } = await open();
  const userId = await addUser();
  const sessionId = await addSession(userId);
  const times = { created_at: new Date(Date.now() - 3_600_000), expires_at: new Date(Date.now() + seconds * 1000) };
  await database.sql('sessions').where({ id: sessionId }).update(times);
  const { token, tokenHash } = feedTokens.issue();
  expect([await feedTokens.replace({ userId, sessionId }, tokenHash), await feedTokens.findReader(token)]).toEqual([false, null]);
});

describe('reminders on PostgreSQL', () => {
  const NOW = new Date();
  const START = new Date(NOW.getTime() + 14 * 60_000);
  const arrange = async () => {
    const calendar = await open();
    const ownerId = await calendar.addUser();
    const reminders = new ReminderPlanner();
    const outbox = new RecordingEventOutbox();
    const deliver = () => new DeliverReminders(calendar.unitOfWork, calendar.ledger, reminders, new FixedClock(NOW), outbox, silentLogger).execute();
    const add = () => {
      const event = sampleCalendarEvent(ownerId, { reminders: [15], rrule: 'FREQ=DAILY', start: START, end: new Date(START.getTime() + 3_600_000) });
      return calendar.events.add(event, reminders.lookAt(event, NOW));
    };
    return { calendar, ownerId, outbox, deliver, add };
  };

  it('are delivered once by however many deliver at the same time', async () => {
    const { outbox, deliver, add } = await arrange();
    for (let count = 0; count < 50; count += 1) await add();
    const outcomes = await Promise.all([deliver(), deliver(), deliver(), deliver()]);
    expect(outcomes.reduce((sum, { delivered }) => sum + delivered, 0)).toBe(50);
    expect(outbox.events).toHaveLength(50);
    expect(await deliver()).toEqual({ delivered: 0 });
  });

  it('are forgotten without waiting for those of an event that is being deleted', async () => {
    const { calendar, add } = await arrange();
    const [going, staying] = [await add(), await add()];
    for (const eventId of [going, staying]) await calendar.ledger.deliver({ eventId, startsAt: START, minutes: 15, dueAt: NOW });
    const [deleted, forgotten] = [Promise.withResolvers<void>(), Promise.withResolvers<number>()];
    const deletion = calendar.unitOfWork.run(async () => {
      await calendar.events.remove(going);
      deleted.resolve();
      await forgotten.promise;
      await calendar.events.remove(staying);
    });
    await deleted.promise;
    forgotten.resolve(calendar.ledger.forget(START, 10));
    expect(await forgotten.promise).toBe(1);
    await deletion;
  });

  it('are delivered again when delivering them came to nothing', async () => {
    const { calendar, outbox, deliver, add } = await arrange();
    await add();
    const failing = calendar.unitOfWork.run(async () => {
      await deliver();
      throw new Error('The scheduler dies');
    });
    await expect(failing).rejects.toThrow('The scheduler dies');
    expect(await deliver()).toEqual({ delivered: 1 });
    expect(outbox.events).toHaveLength(2);
  });

  it('are delivered to all others where those of one event fail, and nothing of that one is kept', async () => {
    const { calendar, outbox, deliver, add } = await arrange();
    const ids = [await add(), await add(), await add()];
    const { sql } = calendar.database;
    await sql.raw(`
      create function refuse_delivery() returns trigger language plpgsql as $$ begin raise exception 'not this one'; end $$;
      create trigger failing after insert on reminder_deliveries for each row when (new.event_id = ${ids[1]}) execute function refuse_delivery()`);
    expect(await deliver()).toEqual({ delivered: 2 });
    expect(await sql('reminder_deliveries').pluck('event_id')).toEqual(expect.arrayContaining([ids[0], ids[2]]));
    expect(await deliver()).toEqual({ delivered: 0 });
    await sql.raw('drop function refuse_delivery cascade');
    await calendar.ledger.lookAgain(ids[1] ?? 0, NOW);
    expect(await deliver()).toEqual({ delivered: 1 });
    expect(new Set(outbox.events.map(({ subject }) => subject?.id))).toEqual(new Set(ids));
  });

  it('are not waited for by who changes another event, nor wait for who changes one', async () => {
    const { calendar, deliver, add } = await arrange();
    const [held] = [await add(), await add()];
    const isHeld = Promise.withResolvers<void>();
    // Begun out here, so that it is no part of the transaction in there.
    const delivering = isHeld.promise.then(deliver);
    await calendar.unitOfWork.run(async () => {
      await calendar.events.findForUpdate(held);
      isHeld.resolve();
      expect(await delivering).toEqual({ delivered: 1 });
    });
    expect(await deliver()).toEqual({ delivered: 1 });
  });
});

it('looks a range up by the index, whatever lies behind it', async () => {
  const calendar = await open();
  const ownerId = await calendar.addUser();
  await calendar.database.sql.raw(
    `insert into calendar_events (title, type, starts_at, ends_at, time_zone, all_day, reminders, owner_id, span_from, span_to)
     select 'Past', 'event', at, at + interval '1 hour', 'UTC', false, '{}', ?, at, at + interval '1 hour'
     from generate_series(timestamptz '2020-01-01', '2025-12-31', interval '3 hours') as at`,
    [ownerId],
  );
  await calendar.database.sql.raw('analyze calendar_events');
  const { rows } = await calendar.database.sql.raw<{ rows: { 'QUERY PLAN': string }[] }>(
    `explain select id from calendar_events where owner_id = ? and span_to > '2025-12-01' and span_from < '2026-01-01'`,
    [ownerId],
  );
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('calendar_events_by_owner');
});

import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Logger } from '../../kernel/index.js';
import type { NewCalendarEvent } from '../ports/calendar-repository.js';
import { InMemoryCalendar, sampleCalendarEvent } from '../testing/index.js';
import { DeliverReminders } from './deliver-reminders.js';

const at = (text: string) => new Date(`2026-${text}Z`);

describe('DeliverReminders', () => {
  let calendar: InMemoryCalendar;
  let ownerId: number;
  let guestId: number;
  let error: jest.Mock<Logger['error']>;
  beforeEach(async () => {
    calendar = new InMemoryCalendar();
    error = jest.fn();
    [ownerId, guestId] = [await calendar.addUser(), await calendar.addUser()];
  });

  const add = async (given: Partial<NewCalendarEvent> = {}) => {
    const event = sampleCalendarEvent(ownerId, { reminders: [60, 15], ...given });
    const id = await calendar.events.add(event, calendar.reminders.lookAt(event, calendar.clock.now()));
    await calendar.attendees.invite(id, [guestId]);
    return id;
  };
  const deliverAt = async (now: string) => {
    calendar.clock.set(at(now));
    const { unitOfWork, ledger, reminders, clock, outbox } = calendar;
    const logger: Logger = { debug: jest.fn(), info: jest.fn(), warn: jest.fn(), error };
    return (await new DeliverReminders(unitOfWork, ledger, reminders, clock, outbox, logger).execute()).delivered;
  };
  const told = () => calendar.outbox.events.map(({ subject, data }) => [subject?.id, data?.['minutes'], data?.['occurrenceStart']]);
  const lookAt = (id: number) => calendar.store.events.get(id)?.remindAt;

  it('gives each reminder when it is due, to everybody, and tells of what', async () => {
    const id = await add();
    expect(await deliverAt('01-05T06:59:59')).toBe(0);
    expect(await deliverAt('01-05T07:00:00')).toBe(2);
    expect(calendar.outbox.events).toEqual([
      {
        type: 'calendar.reminder', actorId: null, subject: { type: 'calendar_event', id },
        data: { userIds: [ownerId, guestId], occurrenceStart: null, minutes: 60 },
      },
    ]);
    expect(lookAt(id)).toEqual(at('01-05T07:45:00'));
    expect(await deliverAt('01-05T07:45:30')).toBe(2);
    expect(lookAt(id)).toBeNull();
    expect(await deliverAt('01-05T07:46:00')).toBe(0);
  });

  it('gives it once, whoever looks again', async () => {
    const id = await add();
    await deliverAt('01-05T07:00:00');
    await calendar.ledger.lookAgain(id, at('01-05T07:00:00'));
    expect(await deliverAt('01-05T07:01:00')).toBe(0);
    expect(told()).toHaveLength(1);
  });

  it('catches up with what was due while nobody looked, but not by more than an hour', async () => {
    await add();
    expect(await deliverAt('01-05T07:59:59')).toBe(4);
    const next = await add({ start: at('01-06T08:00:00'), end: at('01-06T09:00:00') });
    expect(await deliverAt('01-06T08:30:00')).toBe(2);
    expect(told().at(-1)).toEqual([next, 15, null]);
    const last = await add({ start: at('01-07T08:00:00'), end: at('01-07T09:00:00') });
    expect(await deliverAt('01-07T08:45:00')).toBe(0);
    expect(lookAt(last)).toBeNull();
  });

  it('reminds of every occurrence of a series, but not of those that were cancelled', async () => {
    const id = await add({ rrule: 'FREQ=WEEKLY', reminders: [15], exceptions: [{ occurrenceStart: at('01-12T08:00:00'), isCancelled: true, changes: {} }] });
    expect([await deliverAt('01-05T07:45:00'), await deliverAt('01-12T07:45:00'), await deliverAt('01-19T07:45:00')]).toEqual([2, 0, 2]);
    expect(told()).toEqual([[id, 15, at('01-05T08:00:00')], [id, 15, at('01-19T08:00:00')]]);
    expect(lookAt(id)).toEqual(at('01-26T07:45:00'));
  });

  it('looks again in five weeks where nothing is due before', async () => {
    const id = await add({ rrule: 'FREQ=YEARLY', reminders: [0] });
    await deliverAt('01-05T08:00:00');
    expect(lookAt(id)).toEqual(at('02-09T08:00:00'));
    expect(await deliverAt('02-09T08:00:00')).toBe(0);
    expect(lookAt(id)).toEqual(at('03-16T08:00:00'));
  });

  it('reminds anew of what was moved, also back to where nobody was reminded yet', async () => {
    const id = await add({ reminders: [15] });
    await deliverAt('01-05T07:45:00');
    const event = await calendar.events.findForUpdate(id);
    if (!event) throw new Error('The event is gone');
    const moved = { ...event, start: at('01-05T08:30:00'), end: at('01-05T09:30:00') };
    await calendar.events.update(moved, calendar.reminders.lookAt(moved, calendar.clock.now()));
    expect(await deliverAt('01-05T08:15:00')).toBe(2);
    expect(told()).toEqual([[id, 15, null], [id, 15, null]]);
    expect(calendar.store.deliveries.size).toBe(4);
  });

  it('does not remind of what was over when it was put down', async () => {
    calendar.clock.set(at('01-05T09:00:00'));
    await add({ reminders: [5], start: at('01-05T08:20:00'), end: at('01-05T09:00:00') });
    const goingOn = await add({ reminders: [5], start: at('01-05T08:20:00'), end: at('01-05T09:00:01') });
    expect(await deliverAt('01-05T09:01:00')).toBe(2);
    expect(told()).toEqual([[goingOn, 5, null]]);
  });

  it('holds nobody up with an event that fails, and tries that again', async () => {
    const [failing, other] = [await add({ rrule: 'FREQ=DAILY' }), await add()];
    const expand = jest.spyOn(calendar.reminders, 'due');
    const failure = new Error('The rule cannot be read');
    expand.mockImplementationOnce(() => {
      throw failure;
    });
    expect(await deliverAt('01-05T07:00:00')).toBe(2);
    expect(told()).toEqual([[other, 60, null]]);
    expect(error).toHaveBeenCalledWith(expect.any(String), { eventId: failing, error: failure });
    expect(lookAt(failing)).toEqual(at('01-05T07:05:00'));
    expect(await deliverAt('01-05T07:05:00')).toBe(2);
    expect(calendar.unitOfWork.outcomes).toEqual(['undone', 'kept', 'kept']);
  });

  it('fails where nothing can be taken', async () => {
    jest.spyOn(calendar.ledger, 'take').mockRejectedValueOnce(new Error('The database is away'));
    await expect(deliverAt('01-05T07:00:00')).rejects.toThrow('The database is away');
  });

  it('goes through all that is due, in several units of work, and forgets what is long past', async () => {
    for (let count = 0; count < 45; count += 1) await add({ reminders: [15] });
    expect(await deliverAt('01-05T07:45:00')).toBe(90);
    expect(calendar.unitOfWork.outcomes).toEqual(['kept', 'kept', 'kept']);
    expect(calendar.store.deliveries.size).toBe(90);
    await deliverAt('01-06T07:45:00');
    expect(calendar.store.deliveries.size).toBe(90);
    await deliverAt('01-06T07:45:01');
    expect(calendar.store.deliveries.size).toBe(0);
  });
});

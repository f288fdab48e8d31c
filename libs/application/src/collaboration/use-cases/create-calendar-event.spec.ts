import { NoSuchAttendeeError, TooManyAttendeesError, type EventDraft } from '@halolight/domain/collaboration';
import { ForbiddenError, InvalidInputError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryCalendar, sampleCalendarEvent } from '../testing/index.js';
import { CreateCalendarEvent } from './create-calendar-event.js';

describe('CreateCalendarEvent', () => {
  let calendar: InMemoryCalendar;
  let ownerId: number;
  beforeEach(async () => {
    calendar = new InMemoryCalendar();
    ownerId = await calendar.addUser();
  });

  const create = (given: Partial<EventDraft> = {}, userIds: readonly number[] = []) => {
    const { unitOfWork, events, reminders, inviter, signals, clock, outbox } = calendar;
    const { ownerId: _ownerId, lastStart: _lastStart, exceptions: _exceptions, ...draft } = sampleCalendarEvent(ownerId, { title: 'Planning', ...given });
    return new CreateCalendarEvent(unitOfWork, events, reminders, inviter, signals, clock, outbox).execute({ actor: sampleActor(ownerId), draft, userIds });
  };
  const stored = (id: number) => calendar.store.events.get(id);

  it('puts an event into the calendar of its maker, and tells who did', async () => {
    const id = await create({ reminders: [5, 15, 5] });
    expect(stored(id)?.record).toMatchObject({ title: 'Planning', ownerId, reminders: [15, 5], lastStart: null, exceptions: [], version: 1 });
    expect(calendar.outbox.events).toEqual([{ type: 'calendar.event_created', actorId: ownerId, subject: { type: 'calendar_event', id }, data: {} }]);
    expect(calendar.unitOfWork.outcomes).toEqual(['kept']);
  });

  it.each([
    ['FREQ=WEEKLY', null],
    ['FREQ=WEEKLY;COUNT=3', new Date('2026-01-19T08:00:00Z')],
    ['FREQ=WEEKLY;UNTIL=20260120', new Date('2026-01-20T22:59:59Z')],
  ])('knows when the series of %s ends', async (rrule, lastStart) => {
    expect(stored(await create({ rrule }))?.record.lastStart).toEqual(lastStart);
  });

  it('knows when to look for reminders', async () => {
    const lookAt = async (given: Partial<EventDraft>) => stored(await create(given))?.remindAt;
    expect(await lookAt({ reminders: [60, 15] })).toEqual(new Date('2026-01-05T07:00:00Z'));
    expect(await lookAt({})).toBeNull();
    calendar.clock.set(new Date('2026-01-05T07:30:00Z'));
    expect(await lookAt({ reminders: [60, 15] })).toEqual(new Date('2026-01-05T07:00:00Z'));
    calendar.clock.set(new Date('2026-01-05T08:01:00Z'));
    expect(await lookAt({ reminders: [60, 15] })).toEqual(new Date('2026-01-05T07:45:00Z'));
    calendar.clock.set(new Date('2026-02-05T08:01:00Z'));
    expect(await lookAt({ reminders: [60, 15] })).toBeNull();
  });

  it('refuses what makes no sense before it begins', async () => {
    for (const given of [{ timeZone: 'Nowhere' }, { rrule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' }, { rrule: 'FREQ=MINUTELY' }, { reminders: [-1] }]) {
      await expect(create(given)).rejects.toThrow(InvalidInputError);
    }
    expect([calendar.store.events.size, calendar.unitOfWork.outcomes]).toEqual([0, []]);
  });

  it('invites people once, without the owner, and tells whom', async () => {
    const [one, two] = [await calendar.addUser(), await calendar.addUser()];
    const id = await create({}, [one, ownerId, two, one]);
    expect([...calendar.store.attendeesOf(id)]).toEqual([[one, 'PENDING'], [two, 'PENDING']]);
    expect(calendar.outbox.events[1]).toEqual({
      type: 'calendar.invited', actorId: ownerId, subject: { type: 'calendar_event', id }, data: { userIds: [one, two] },
    });
  });

  it('tells nobody when only the owner is invited', async () => {
    await create({}, [ownerId]);
    expect(calendar.outbox.events.map(({ type }) => type)).toEqual(['calendar.event_created']);
  });

  it('refuses to invite who is not there, and more people than five hundred', async () => {
    const closed = await calendar.addUser();
    await calendar.closeUser(closed);
    await expect(create({}, [closed, 9999])).rejects.toThrow(new NoSuchAttendeeError([closed, 9999]));
    const many: number[] = [];
    for (let count = 0; count < 501; count += 1) many.push(await calendar.addUser());
    await expect(create({}, many)).rejects.toThrow(TooManyAttendeesError);
    await create({}, many.slice(1));
    expect(calendar.unitOfWork.outcomes).toEqual(['undone', 'undone', 'kept']);
  });

  it('stores what the handlers of the signal make of it, and nothing when one objects', async () => {
    calendar.signals.beforeCreate.handle((draft) => ({ ...draft, title: `${draft.title}!` }));
    expect(stored(await create())?.record.title).toBe('Planning!');
    calendar.signals.beforeCreate.handle(() => {
      throw new ForbiddenError('No more meetings');
    });
    await expect(create()).rejects.toThrow('No more meetings');
    expect(calendar.store.events.size).toBe(1);
  });
});

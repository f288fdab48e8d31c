import { ForbiddenError, InvalidInputError, NotFoundError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor, samplePageRequest } from '../../kernel/testing/index.js';
import type { NewCalendarEvent } from '../ports/calendar-repository.js';
import { InMemoryCalendar, sampleCalendarEvent } from '../testing/index.js';
import { ReadCalendar, type ListCalendarQuery } from './read-calendar.js';

const at = (text: string) => new Date(`2026-${text}Z`);

describe('ReadCalendar', () => {
  let calendar: InMemoryCalendar;
  let [owner, guest, stranger] = [sampleActor(0), sampleActor(0), sampleActor(0)];
  const keeper = sampleActor(9999, 'calendar:*');
  beforeEach(async () => {
    calendar = new InMemoryCalendar();
    [owner, guest, stranger] = [sampleActor(await calendar.addUser()), sampleActor(await calendar.addUser()), sampleActor(await calendar.addUser())];
  });

  const read = () => new ReadCalendar(calendar.calendarDirectory, calendar.eventLoop);
  const add = (given: Partial<NewCalendarEvent> = {}) => calendar.events.add(sampleCalendarEvent(owner.userId, given), null);
  const list = (given: Partial<ListCalendarQuery> = {}) => read().list({ actor: owner, request: samplePageRequest({ pageSize: 100 }), ...given });
  const january = { from: at('01-01T00:00:00'), to: at('02-01T00:00:00') };
  const cancelled = { occurrenceStart: at('01-12T08:00:00'), isCancelled: true, changes: {} };

  describe('an event', () => {
    it('is shown to its owner, to who is invited, and to holders of calendar:*', async () => {
      const id = await add({ title: 'Planning' });
      await calendar.attendees.invite(id, [guest.userId]);
      for (const actor of [owner, guest, keeper]) {
        expect(await read().event(actor, id)).toMatchObject({
          id, title: 'Planning', attendees: [{ userId: guest.userId, name: expect.any(String), status: 'PENDING' }], occurrenceStart: null, version: 1,
        });
      }
      await expect(read().event(stranger, id)).rejects.toThrow(NotFoundError);
      await expect(read().event(owner, 9999)).rejects.toThrow(NotFoundError);
    });

    it('is shown as one of its occurrences', async () => {
      const id = await add({ rrule: 'FREQ=WEEKLY', exceptions: [cancelled] });
      expect(await read().event(owner, id, at('01-19T08:00:00'))).toMatchObject({ id, attendees: [], start: at('01-19T08:00:00'), occurrenceStart: at('01-19T08:00:00') });
      for (const gone of [cancelled.occurrenceStart, at('01-13T08:00:00')]) await expect(read().event(owner, id, gone)).rejects.toThrow(new NotFoundError('Occurrence'));
    });
  });

  describe('the list', () => {
    it('has the occurrences in a range, with who is invited, in order', async () => {
      const weekly = await add({ rrule: 'FREQ=WEEKLY', exceptions: [cancelled], start: at('01-05T09:00:00'), end: at('01-05T10:00:00') });
      const once = await add({ start: at('01-20T08:00:00'), end: at('01-20T09:00:00') });
      await calendar.attendees.invite(once, [guest.userId]);
      const { items, total } = await list(january);
      expect(items.map(({ id, start, attendees }) => [id, start.toISOString().slice(5, 10), attendees.length])).toEqual([
        [weekly, '01-05', 0], [weekly, '01-12', 0], [weekly, '01-19', 0], [once, '01-20', 1], [weekly, '01-26', 0],
      ]);
      expect(total).toBe(5);
      expect((await list({ ...january, actor: guest })).items.map(({ id }) => id)).toEqual([once]);
    });

    it('has the events themselves without a range', async () => {
      const weekly = await add({ rrule: 'FREQ=WEEKLY', type: 'meeting' });
      await calendar.attendees.invite(weekly, [guest.userId]);
      await add();
      const { items, total } = await list({ type: 'meeting' });
      expect([items, total]).toMatchObject([[{ id: weekly, occurrenceStart: null, attendees: [{ userId: guest.userId }] }], 1]);
    });

    it('goes from and to as far as it may when one of them is missing', async () => {
      await add();
      expect((await list({ from: january.from })).total).toBe(1);
      expect((await list({ to: january.to })).total).toBe(1);
      await expect(list({ from: january.to, to: january.from })).rejects.toThrow(InvalidInputError);
    });

    it('filters and searches what is shown', async () => {
      await add({ rrule: 'FREQ=WEEKLY', title: 'Weekly', exceptions: [{ ...cancelled, isCancelled: false, changes: { title: 'Special', type: 'party' } }] });
      const days = async (given: Partial<ListCalendarQuery>) => (await list({ ...january, ...given })).items.map(({ start }) => start.getUTCDate());
      const search = (text: string) => days({ request: samplePageRequest({ search: text }) });
      expect([await search('SPECIAL'), await search('weekly'), await search('nothing')]).toEqual([[12], [5, 19, 26], []]);
      expect([await days({ type: 'party' }), await days({ type: 'event' })]).toEqual([[12], [5, 19, 26]]);
    });

    it('is of anybody for holders of calendar:*, and of oneself for everybody else', async () => {
      const id = await add();
      expect((await list({ actor: keeper, userId: owner.userId })).items).toMatchObject([{ id }]);
      expect((await list({ actor: keeper })).items).toEqual([]);
      expect((await list({ userId: owner.userId })).items).toMatchObject([{ id }]);
      await expect(list({ actor: stranger, userId: owner.userId })).rejects.toThrow(ForbiddenError);
    });

    it('refuses a range with too many occurrences in it', async () => {
      const year = { from: at('01-05T00:00:00'), to: at('12-31T00:00:00'), request: samplePageRequest() };
      for (let count = 0; count < 27; count += 1) await add({ rrule: 'FREQ=DAILY' });
      expect((await list(year)).total).toBe(27 * 360);
      await add({ rrule: 'FREQ=DAILY' });
      await expect(list(year)).rejects.toMatchObject({ faults: [{ field: 'to' }] });
    });

    it('lets others have their turn again and again, also while it finds nothing', async () => {
      for (let count = 0; count < 100; count += 1) await add({ rrule: 'FREQ=DAILY;BYMONTH=2' });
      expect((await list({ from: at('03-05T00:00:00'), to: new Date('2027-01-29T00:00:00Z') })).total).toBe(0);
      expect(calendar.eventLoop.turns).toBeGreaterThanOrEqual(5);
      calendar.eventLoop.turns = 0;
      for (let count = 0; count < 10; count += 1) await add({ rrule: 'FREQ=DAILY' });
      expect((await list({ from: at('03-05T00:00:00'), to: new Date('2027-01-29T00:00:00Z') })).total).toBe(3300);
      expect(calendar.eventLoop.turns).toBeGreaterThanOrEqual(8);
    });

    it('refuses what is too much as soon as it is, however much more there would be', async () => {
      await add({ rrule: 'FREQ=HOURLY;BYMINUTE=0,15,30,45', end: at('12-31T09:00:00') });
      await expect(list({ from: january.from })).rejects.toMatchObject({ faults: [{ field: 'to' }] });
      expect(calendar.eventLoop.turns).toBeLessThanOrEqual(10);
    });

    it('refuses a range with too many events in it', async () => {
      for (let count = 0; count < 2000; count += 1) await add();
      expect((await list(january)).total).toBe(2000);
      await add();
      await expect(list(january)).rejects.toMatchObject({ faults: [{ field: 'to' }] });
    });
  });
});

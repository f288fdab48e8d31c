import { beforeAll, describe, expect, it } from '@jest/globals';
import { pagedListContract, samplePageRequest, uniqueText } from '../../kernel/testing/index.js';
import type { NewCalendarEvent } from '../ports/calendar-repository.js';
import type { CalendarFilter } from '../queries/calendar-directory.js';
import type { CalendarPorts, OpenCalendar } from './calendar-ports.js';
import { sampleCalendarEvent } from './sample-calendar-event.js';

const UNKNOWN_ID = 2_000_000_000;
const at = (text: string) => new Date(`2026-${text}Z`);
const hour = (day: string) => ({ start: at(`${day}T08:00:00`), end: at(`${day}T09:00:00`) });

/** What every `CalendarDirectory` keeps to. */
export function calendarDirectoryContract(name: string, open: OpenCalendar): void {
  describe(`${name} keeps the contract of CalendarDirectory`, () => {
    let ports: CalendarPorts;
    beforeAll(async () => {
      ports = await open();
    });

    const add = (ownerId: number, given: Partial<NewCalendarEvent> = {}) => ports.events.add(sampleCalendarEvent(ownerId, given), null);
    const listed = async (userId: number, search?: string, filter: CalendarFilter = {}) =>
      (await ports.calendarDirectory.page(userId, samplePageRequest({ search, pageSize: 100 }), filter)).items.map(({ id }) => id);
    const reaching = async (userId: number, from: string, to: string, limit = 100) =>
      (await ports.calendarDirectory.reachingInto(userId, { start: at(from), end: at(to) }, limit)).map(({ id }) => id);

    it('shows an event, alone as in lists', async () => {
      const ownerId = await ports.addUser();
      const exceptions = [{ occurrenceStart: at('01-12T08:00:00'), isCancelled: false, changes: { title: 'Special' } }];
      const event = sampleCalendarEvent(ownerId, { rrule: 'FREQ=WEEKLY', reminders: [5], exceptions });
      const id = await ports.events.add(event, null);
      const record = await ports.calendarDirectory.byId(id);
      expect(record).toEqual({ ...event, id, version: 1, createdAt: expect.any(Date), updatedAt: expect.any(Date) });
      expect((await ports.calendarDirectory.page(ownerId, samplePageRequest(), {})).items).toEqual([record]);
      expect(await ports.calendarDirectory.reachingInto(ownerId, hour('01-05'), 10)).toEqual([record]);
      expect(await ports.calendarDirectory.byId(UNKNOWN_ID)).toBeNull();
    });

    it('has in a calendar what its owner made and is invited to, each once', async () => {
      const [one, two, three] = [await ports.addUser(), await ports.addUser(), await ports.addUser()];
      const [own, theirs] = [await add(one), await add(two)];
      await ports.attendees.invite(theirs, [one, two]);
      expect([await listed(one), await listed(two), await listed(three)]).toEqual([[own, theirs], [theirs], []]);
      expect([await reaching(one, '01-01T00:00:00', '02-01T00:00:00'), await reaching(two, '01-01T00:00:00', '02-01T00:00:00')]).toEqual([[own, theirs], [theirs]]);
    });

    it('filters by type, and searches title, description and location, whatever the case', async () => {
      const [ownerId, marker] = [await ports.addUser(), uniqueText('m')];
      const titled = await add(ownerId, { title: `The ${marker} one`, type: 'meeting' });
      const described = await add(ownerId, { description: marker.toUpperCase() });
      const placed = await add(ownerId, { location: `${marker}%` });
      expect(await listed(ownerId, marker.toUpperCase())).toEqual([titled, described, placed]);
      expect(await listed(ownerId, `${marker}%`)).toEqual([placed]);
      expect(await listed(ownerId, undefined, { type: 'meeting' })).toEqual([titled]);
      expect(await listed(ownerId, marker, { type: 'event' })).toEqual([described, placed]);
    });

    it('tells what reaches into a range, and not what only touches it', async () => {
      const ownerId = await ports.addUser();
      const id = await add(ownerId, hour('01-05'));
      expect(await reaching(ownerId, '01-05T08:59:59', '01-06T00:00:00')).toEqual([id]);
      expect(await reaching(ownerId, '01-01T00:00:00', '01-05T08:00:00.001')).toEqual([id]);
      expect(await reaching(ownerId, '01-05T09:00:00', '01-06T00:00:00')).toEqual([]);
      expect(await reaching(ownerId, '01-01T00:00:00', '01-05T08:00:00')).toEqual([]);
    });

    it('tells what reaches into a range by what recurs, or was moved there', async () => {
      const ownerId = await ports.addUser();
      const endless = await add(ownerId, { rrule: 'FREQ=WEEKLY' });
      const ended = await add(ownerId, { rrule: 'FREQ=WEEKLY', lastStart: at('01-19T08:00:00') });
      const moved = await add(ownerId, {
        rrule: 'FREQ=WEEKLY', lastStart: at('01-19T08:00:00'),
        exceptions: [{ occurrenceStart: at('01-12T08:00:00'), isCancelled: false, changes: hour('06-01') }],
      });
      expect(await reaching(ownerId, '01-19T08:30:00', '01-20T00:00:00')).toEqual([endless, ended, moved]);
      expect(await reaching(ownerId, '06-01T00:00:00', '06-02T00:00:00')).toEqual([endless, moved]);
      expect(await reaching(ownerId, '07-01T00:00:00', '07-02T00:00:00')).toEqual([endless]);
    });

    it('tells the earliest first, and no more than is asked for', async () => {
      const ownerId = await ports.addUser();
      const [second, third, first] = [await add(ownerId, hour('01-06')), await add(ownerId, hour('01-06')), await add(ownerId, hour('01-05'))];
      expect(await reaching(ownerId, '01-01T00:00:00', '02-01T00:00:00')).toEqual([first, second, third]);
      expect(await reaching(ownerId, '01-01T00:00:00', '02-01T00:00:00', 2)).toEqual([first, second]);
    });

    it('tells those first that end last, where that is asked for', async () => {
      const ownerId = await ports.addUser();
      const [first, last, other] = [await add(ownerId, hour('01-05')), await add(ownerId, hour('01-07')), await add(ownerId, hour('01-05'))];
      const endless = await add(ownerId, { ...hour('01-02'), rrule: 'FREQ=WEEKLY' });
      const range = { start: at('01-01T00:00:00'), end: at('02-01T00:00:00') };
      const lastOf = async (limit: number) => (await ports.calendarDirectory.lastOf(ownerId, range, limit)).map(({ id }) => id);
      expect([await lastOf(10), await lastOf(2)]).toEqual([[endless, last, other, first], [endless, last]]);
    });

    it('tells who is invited to which of several events, without accounts that are closed', async () => {
      const [owner, one, two, closed] = [await ports.addUser(), await ports.addUser(), await ports.addUser(), await ports.addUser()];
      const [both, none, single] = [await add(owner), await add(owner), await add(owner)];
      await ports.attendees.invite(both, [two]);
      await ports.attendees.invite(both, [one]);
      await ports.attendees.invite(single, [one, closed]);
      await ports.attendees.answer(single, one, 'ACCEPTED');
      await ports.closeUser(closed);
      const view = (userId: number, status: string) => ({ userId, name: expect.any(String), status });
      expect([...(await ports.calendarDirectory.attendeesOf([both, none, single]))].sort(([a], [b]) => a - b)).toEqual([
        [both, [view(two, 'PENDING'), view(one, 'PENDING')]], [single, [view(one, 'ACCEPTED')]],
      ]);
      expect((await ports.calendarDirectory.attendeesOf([])).size).toBe(0);
    });

    describe('the list', () => {
      pagedListContract(['', 'start', '-start'], async () => {
        const ownerId = await ports.addUser();
        const ids: number[] = [];
        for (const day of ['01-07', '01-05', '01-06', '01-06']) ids.push(await add(ownerId, hour(day)));
        const order = (...places: number[]) => places.map((place) => ids[place] ?? -1);
        const forwards = order(1, 2, 3, 0);
        return {
          page: (request) => ports.calendarDirectory.page(ownerId, request, {}),
          inOrder: { '': forwards, start: forwards, '-start': [...forwards].reverse() },
        };
      });
    });
  });
}

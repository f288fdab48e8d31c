import { beforeAll, describe, expect, it } from '@jest/globals';
import type { NewCalendarEvent } from '../ports/calendar-repository.js';
import type { CalendarPorts, OpenCalendar } from './calendar-ports.js';
import { sampleCalendarEvent } from './sample-calendar-event.js';

const UNKNOWN_ID = 2_000_000_000;
const at = (text: string) => new Date(`2026-${text}Z`);

/** What every `CalendarRepository` keeps to. */
export function calendarRepositoryContract(name: string, open: OpenCalendar): void {
  describe(`${name} keeps the contract of CalendarRepository`, () => {
    let ports: CalendarPorts;
    let ownerId: number;
    beforeAll(async () => {
      ports = await open();
      ownerId = await ports.addUser();
    });

    const isThere = (id: number) => ports.unitOfWork.run(() => ports.events.findForUpdate(id));
    const find = async (id: number) => {
      const event = await isThere(id);
      if (!event) throw new Error(`There is no event ${id}`);
      return event;
    };
    const add = (given: Partial<NewCalendarEvent> = {}) => ports.events.add(sampleCalendarEvent(ownerId, given), null);
    const series = { rrule: 'FREQ=WEEKLY', lastStart: at('03-02T08:00:00'), description: 'Figures', location: 'Room 1', type: 'meeting', reminders: [60, 5] };
    const exceptions = [
      { occurrenceStart: at('01-12T08:00:00'), isCancelled: true, changes: {} },
      {
        occurrenceStart: at('01-19T08:00:00'),
        isCancelled: false,
        changes: { title: 'Special', description: null, location: 'Attic', type: 'party', reminders: [], start: at('01-20T08:00:00.250'), end: at('01-20T09:00:00') },
      },
    ];

    it.each([['once', {}], ['again and again', series], ['with exceptions', { ...series, exceptions }], ['for whole days', { allDay: true }]])(
      'keeps an event that is %s',
      async (_what, given) => {
        const event = sampleCalendarEvent(ownerId, given);
        const id = await ports.events.add(event, null);
        expect(await find(id)).toEqual({ ...event, id, version: 1 });
      },
    );

    it('finds nothing under an unknown id, and changes nothing there', async () => {
      expect(await isThere(UNKNOWN_ID)).toBeNull();
      await ports.events.update({ ...(await find(await add())), id: UNKNOWN_ID, exceptions }, null);
      await ports.events.remove(UNKNOWN_ID);
      expect(await isThere(UNKNOWN_ID)).toBeNull();
    });

    it('stores all but the owner and raises the version, of one event alone', async () => {
      const [changed, other] = [await find(await add()), await find(await add())];
      const next = { ...changed, ...sampleCalendarEvent(await ports.addUser(), { ...series, timeZone: 'UTC', start: at('01-05T10:00:00'), end: at('01-05T11:00:00') }) };
      await ports.unitOfWork.run(() => ports.events.update(next, null));
      expect(await find(changed.id)).toEqual({ ...next, ownerId, version: 2 });
      expect(await find(other.id)).toEqual(other);
    });

    it('keeps exactly the exceptions that it is given, in order', async () => {
      const event = await find(await add({ ...series, exceptions }));
      const more = { occurrenceStart: at('01-05T08:00:00'), isCancelled: true, changes: {} };
      await ports.unitOfWork.run(() => ports.events.update({ ...event, exceptions: [...exceptions.slice(1), more] }, null));
      expect((await find(event.id)).exceptions).toEqual([more, exceptions[1]]);
      await ports.unitOfWork.run(() => ports.events.update({ ...event, exceptions: [] }, null));
      expect((await find(event.id)).exceptions).toEqual([]);
    });

    it('removes one event with all there is of it', async () => {
      const [id, other] = [await add({ ...series, exceptions }), await add()];
      await ports.attendees.invite(id, [await ports.addUser()]);
      await ports.events.remove(id);
      expect(await isThere(id)).toBeNull();
      expect(await ports.attendees.count(id)).toBe(0);
      expect(await isThere(other)).not.toBeNull();
    });
  });
}

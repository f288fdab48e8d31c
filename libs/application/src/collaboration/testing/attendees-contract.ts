import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CalendarPorts, OpenCalendar } from './calendar-ports.js';
import { sampleCalendarEvent } from './sample-calendar-event.js';

/** What every `Attendees` keeps to. */
export function attendeesContract(name: string, open: OpenCalendar): void {
  describe(`${name} keeps the contract of Attendees`, () => {
    let ports: CalendarPorts;
    let users: [number, number, number];
    beforeAll(async () => {
      ports = await open();
      users = [await ports.addUser(), await ports.addUser(), await ports.addUser()];
    });

    const add = async () => ports.events.add(sampleCalendarEvent(users[0]), null);
    const statuses = async (eventId: number) =>
      ((await ports.calendarDirectory.attendeesOf([eventId])).get(eventId) ?? []).map(({ userId, status }) => [userId, status]);

    it('invites people once, to one event', async () => {
      const [eventId, other] = [await add(), await add()];
      const [, one, two] = users;
      expect(await ports.attendees.invite(eventId, [one])).toEqual([one]);
      expect(await ports.attendees.invite(eventId, [one, two])).toEqual([two]);
      expect(await ports.attendees.invite(eventId, [])).toEqual([]);
      expect([await ports.attendees.isInvited(eventId, one), await ports.attendees.isInvited(other, one)]).toEqual([true, false]);
      expect([await ports.attendees.count(eventId), await ports.attendees.count(other)]).toEqual([2, 0]);
      expect(await statuses(eventId)).toEqual([[one, 'PENDING'], [two, 'PENDING']]);
    });

    it('keeps what each answered, also when they are invited again', async () => {
      const [, one, two] = users;
      const eventId = await add();
      await ports.attendees.invite(eventId, [one]);
      await ports.attendees.invite(eventId, [two]);
      await ports.attendees.answer(eventId, two, 'DECLINED');
      await ports.attendees.invite(eventId, [two]);
      expect(await statuses(eventId)).toEqual([[one, 'PENDING'], [two, 'DECLINED']]);
      await ports.attendees.answer(eventId, two, 'TENTATIVE');
      await ports.attendees.answer(eventId, users[0], 'ACCEPTED');
      expect(await statuses(eventId)).toEqual([[one, 'PENDING'], [two, 'TENTATIVE']]);
    });

    it('takes an invitation back once', async () => {
      const [, one, two] = users;
      const eventId = await add();
      await ports.attendees.invite(eventId, [one, two]);
      expect([await ports.attendees.withdraw(eventId, one), await ports.attendees.withdraw(eventId, one)]).toEqual([true, false]);
      expect(await statuses(eventId)).toEqual([[two, 'PENDING']]);
    });
  });
}

import { beforeAll, describe, expect, it } from '@jest/globals';
import type { DeliveredReminder } from '../ports/reminder-ledger.js';
import type { CalendarPorts, OpenCalendar } from './calendar-ports.js';
import { sampleCalendarEvent } from './sample-calendar-event.js';

const START = new Date('2026-01-05T08:00:00Z');

/** What every `ReminderLedger` keeps to. */
export function reminderLedgerContract(name: string, open: OpenCalendar): void {
  describe(`${name} keeps the contract of ReminderLedger`, () => {
    let ports: CalendarPorts;
    let ownerId: number;
    beforeAll(async () => {
      ports = await open();
      ownerId = await ports.addUser();
    });

    const add = (remindAt: Date | null = null) => ports.events.add(sampleCalendarEvent(ownerId, { reminders: [15] }), remindAt);
    const reminder = (eventId: number, given: Partial<DeliveredReminder> = {}): DeliveredReminder => ({
      eventId, startsAt: START, minutes: 15, dueAt: new Date(START.getTime() - 15 * 60_000), ...given,
    });
    const taken = async (now: Date, limit = 100) => (await ports.unitOfWork.run(() => ports.ledger.take(now, limit))).map(({ event }) => event.id);
    const year = (number: number) => new Date(Date.UTC(number, 0, 1));

    it('tells the events whose time to look has come, those first that have waited longest', async () => {
      const [second, first, third, never] = [await add(year(1972)), await add(year(1971)), await add(year(1973)), await add(null)];
      expect(await taken(new Date(year(1971).getTime() - 1))).toEqual([]);
      expect(await taken(year(1972))).toEqual([first, second]);
      expect(await taken(year(1973), 2)).toEqual([first, second]);
      expect(await taken(year(2020))).not.toContain(never);
      const [found] = await ports.unitOfWork.run(() => ports.ledger.take(year(1971), 1));
      expect(found).toEqual({ event: await ports.unitOfWork.run(() => ports.events.findForUpdate(first)), createdAt: expect.any(Date) });
      await ports.ledger.lookAgain(first, null);
      await ports.ledger.lookAgain(third, year(1971));
      expect(await taken(year(1973))).toEqual([third, second]);
      for (const id of [second, third]) await ports.ledger.lookAgain(id, null);
    });

    it('looks when a change says so, and keeps the version when it is only to look again', async () => {
      const id = await add(null);
      const event = await ports.unitOfWork.run(() => ports.events.findForUpdate(id));
      if (!event) throw new Error('The event is not there');
      await ports.events.update(event, year(1975));
      expect(await taken(year(1975))).toEqual([id]);
      await ports.ledger.lookAgain(id, null);
      expect((await ports.unitOfWork.run(() => ports.events.findForUpdate(id)))?.version).toBe(2);
    });

    it('reminds the owner and those invited who did not decline, each once', async () => {
      const id = await add();
      const [pending, accepted, declined, closed] = [await ports.addUser(), await ports.addUser(), await ports.addUser(), await ports.addUser()];
      await ports.attendees.invite(id, [pending, accepted, declined, closed, ownerId]);
      await ports.attendees.answer(id, accepted, 'ACCEPTED');
      await ports.attendees.answer(id, declined, 'DECLINED');
      await ports.closeUser(closed);
      expect(await ports.ledger.deliver(reminder(id))).toEqual([ownerId, pending, accepted]);
      expect(await ports.ledger.deliver(reminder(id))).toEqual([]);
      await ports.attendees.answer(id, declined, 'TENTATIVE');
      expect(await ports.ledger.deliver(reminder(id))).toEqual([declined]);
    });

    it('takes another start, other minutes and another event for another reminder', async () => {
      const [id, other] = [await add(), await add()];
      await ports.ledger.deliver(reminder(id));
      for (const next of [reminder(id, { startsAt: new Date(START.getTime() + 1) }), reminder(id, { minutes: 5 }), reminder(other)]) {
        expect(await ports.ledger.deliver(next)).toEqual([ownerId]);
      }
    });

    it('forgets what was due long ago, a few at a time', async () => {
      const id = await add();
      const old = (minutes: number) => reminder(id, { minutes, dueAt: year(1980) });
      for (const minutes of [1, 2, 3]) await ports.ledger.deliver(old(minutes));
      await ports.ledger.deliver(reminder(id, { minutes: 4, dueAt: year(1981) }));
      expect(await ports.ledger.forget(year(1981), 2)).toBe(2);
      expect(await ports.ledger.forget(year(1981), 2)).toBe(1);
      expect(await ports.ledger.forget(year(1981), 2)).toBe(0);
      expect(await ports.ledger.deliver(reminder(id, { minutes: 4, dueAt: year(1981) }))).toEqual([]);
      expect(await ports.ledger.deliver(old(1))).toEqual([ownerId]);
    });
  });
}

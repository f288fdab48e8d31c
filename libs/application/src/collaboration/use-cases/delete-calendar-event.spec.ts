import { ForbiddenError, NotFoundError, StaleVersionError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryCalendar, sampleCalendarEvent } from '../testing/index.js';
import { DeleteCalendarEvent, type DeleteCalendarEventCommand } from './delete-calendar-event.js';

const SECOND = new Date('2026-01-12T08:00:00Z');
const [OWNER, GUEST, STRANGER, KEEPER] = [sampleActor(1), sampleActor(2), sampleActor(3, 'calendar:delete'), sampleActor(4, 'calendar:*')];

describe('DeleteCalendarEvent', () => {
  let calendar: InMemoryCalendar;
  let eventId: number;
  beforeEach(async () => {
    calendar = new InMemoryCalendar();
    eventId = await calendar.events.add(sampleCalendarEvent(1, { rrule: 'FREQ=WEEKLY', reminders: [15] }), null);
    await calendar.attendees.invite(eventId, [2]);
  });

  const remove = (given: Partial<DeleteCalendarEventCommand> = {}) => {
    const { unitOfWork, events, gate, writer, signals, outbox } = calendar;
    return new DeleteCalendarEvent(unitOfWork, events, gate, writer, signals, outbox).execute({ actor: OWNER, eventId, ...given });
  };
  const isThere = () => calendar.store.events.has(eventId);

  it.each([['its owner', OWNER], ['holders of calendar:*', KEEPER]])('deletes the event for %s, and tells who did', async (_who, actor) => {
    await remove({ actor });
    expect(isThere()).toBe(false);
    expect(calendar.outbox.events).toEqual([{ type: 'calendar.event_deleted', actorId: actor.userId, subject: { type: 'calendar_event', id: eventId }, data: {} }]);
  });

  it('refuses everybody else, unknown events and other versions', async () => {
    await expect(remove({ actor: GUEST })).rejects.toThrow(ForbiddenError);
    await expect(remove({ actor: STRANGER })).rejects.toThrow(NotFoundError);
    await expect(remove({ eventId: 9999 })).rejects.toThrow(NotFoundError);
    await expect(remove({ expectedVersions: [2] })).rejects.toThrow(StaleVersionError);
    expect([isThere(), calendar.outbox.events]).toEqual([true, []]);
  });

  it('cancels one occurrence, once, and looks for reminders of the others', async () => {
    calendar.clock.set(new Date('2026-01-06T00:00:00Z'));
    await remove({ occurrenceStart: SECOND });
    const stored = calendar.store.events.get(eventId);
    expect(stored).toMatchObject({ record: { version: 2, exceptions: [{ occurrenceStart: SECOND, isCancelled: true }] }, remindAt: new Date('2026-01-19T07:45:00Z') });
    expect(calendar.outbox.events).toEqual([
      { type: 'calendar.event_updated', actorId: 1, subject: { type: 'calendar_event', id: eventId }, data: { occurrenceStart: SECOND, isCancelled: true } },
    ]);
    await expect(remove({ occurrenceStart: SECOND })).rejects.toThrow(new NotFoundError('Occurrence'));
  });

  it('cancels no occurrence that there is not', async () => {
    await expect(remove({ occurrenceStart: new Date('2026-01-13T08:00:00Z') })).rejects.toThrow(NotFoundError);
    eventId = await calendar.events.add(sampleCalendarEvent(1), null);
    await expect(remove({ occurrenceStart: new Date('2026-01-05T08:00:00Z') })).rejects.toMatchObject({ faults: [{ field: 'occurrence' }] });
  });

  it('deletes nothing when a handler of the signal objects', async () => {
    calendar.signals.beforeDelete.handle(() => {
      throw new ForbiddenError('Keep it');
    });
    await expect(remove()).rejects.toThrow('Keep it');
    expect([isThere(), calendar.outbox.events]).toEqual([true, []]);
  });
});

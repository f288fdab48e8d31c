import { TooManyExceptionsError, type CalendarEvent } from '@halolight/domain/collaboration';
import { ForbiddenError, InvalidInputError, NotFoundError, StaleVersionError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryCalendar, sampleCalendarEvent } from '../testing/index.js';
import { UpdateCalendarEvent, type UpdateCalendarEventCommand } from './update-calendar-event.js';

const at = (text: string) => new Date(`2026-${text}Z`);
const [OWNER, GUEST, STRANGER, KEEPER] = [sampleActor(1), sampleActor(2), sampleActor(3, 'calendar:update'), sampleActor(4, 'calendar:*')];

describe('UpdateCalendarEvent', () => {
  let calendar: InMemoryCalendar;
  let eventId: number;
  beforeEach(async () => {
    calendar = new InMemoryCalendar();
    eventId = await calendar.events.add(sampleCalendarEvent(1, { title: 'Weekly', rrule: 'FREQ=WEEKLY', reminders: [15] }), null);
    await calendar.attendees.invite(eventId, [2]);
  });

  const update = (changes: UpdateCalendarEventCommand['changes'], given: Partial<UpdateCalendarEventCommand> = {}) =>
    new UpdateCalendarEvent(calendar.unitOfWork, calendar.gate, calendar.writer).execute({ actor: OWNER, eventId, changes, ...given });
  const find = async (): Promise<CalendarEvent> => {
    const event = await calendar.events.findForUpdate(eventId);
    if (!event) throw new Error('The event is gone');
    return event;
  };
  const remindAt = () => calendar.store.events.get(eventId)?.remindAt;
  const told = () => calendar.outbox.events.map(({ type, actorId, data }) => [type, actorId, data]);

  it('changes what is given, for its owner and holders of calendar:*, and tells who did', async () => {
    await update({ title: 'Review' });
    await update({ location: 'Attic' }, { actor: KEEPER });
    expect(await find()).toMatchObject({ title: 'Review', location: 'Attic', rrule: 'FREQ=WEEKLY', version: 3 });
    expect(told()).toEqual([['calendar.event_updated', 1, {}], ['calendar.event_updated', 4, {}]]);
  });

  it('refuses everybody else, and tells nobody', async () => {
    await expect(update({ title: 'X' }, { actor: GUEST })).rejects.toThrow(ForbiddenError);
    await expect(update({ title: 'X' }, { actor: STRANGER })).rejects.toThrow(NotFoundError);
    await expect(update({ title: 'X' }, { eventId: 9999 })).rejects.toThrow(NotFoundError);
    expect([await find(), told(), calendar.unitOfWork.outcomes]).toMatchObject([{ title: 'Weekly', version: 1 }, [], ['undone', 'undone', 'undone']]);
  });

  it('changes only a version that is expected, after the rights are checked', async () => {
    await expect(update({ title: 'X' }, { expectedVersions: [2] })).rejects.toThrow(StaleVersionError);
    await expect(update({ title: 'X' }, { expectedVersions: [2], actor: STRANGER })).rejects.toThrow(NotFoundError);
    await update({ title: 'X' }, { expectedVersions: [1] });
    expect((await find()).title).toBe('X');
  });

  it('works out anew when the series ends and when to look for reminders', async () => {
    await update({ rrule: 'FREQ=WEEKLY;COUNT=2', start: at('01-05T10:00:00'), end: at('01-05T11:00:00') });
    expect(await find()).toMatchObject({ lastStart: at('01-12T10:00:00') });
    expect(remindAt()).toEqual(at('01-05T09:45:00'));
    await update({ rrule: null, reminders: [] });
    expect([await find(), remindAt()]).toMatchObject([{ lastStart: null, rrule: null }, null]);
  });

  it('refuses a rule that never comes true', async () => {
    await expect(update({ rrule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' })).rejects.toThrow(InvalidInputError);
  });

  it('changes one occurrence, again and again, and tells which', async () => {
    const occurrenceStart = at('01-12T08:00:00');
    await update({ title: 'Special' }, { occurrenceStart });
    await update({ start: at('01-13T08:00:00'), end: at('01-13T09:00:00') }, { occurrenceStart });
    expect(await find()).toMatchObject({
      title: 'Weekly', version: 3,
      exceptions: [{ occurrenceStart, isCancelled: false, changes: { title: 'Special', start: at('01-13T08:00:00'), end: at('01-13T09:00:00') } }],
    });
    expect(told()).toEqual([['calendar.event_updated', 1, { occurrenceStart }], ['calendar.event_updated', 1, { occurrenceStart }]]);
  });

  it('looks for the reminders of an occurrence that has others, or was moved', async () => {
    calendar.clock.set(at('01-06T00:00:00'));
    await update({ start: at('01-07T08:00:00'), end: at('01-07T09:00:00'), reminders: [60] }, { occurrenceStart: at('01-12T08:00:00') });
    expect(remindAt()).toEqual(at('01-07T07:00:00'));
    await update({ reminders: [] });
    expect(remindAt()).toEqual(at('01-07T07:00:00'));
    await update({ reminders: [] }, { occurrenceStart: at('01-12T08:00:00') });
    expect(remindAt()).toBeNull();
  });

  it('knows no occurrence where there is none, or none any more', async () => {
    await expect(update({ title: 'X' }, { occurrenceStart: at('01-13T08:00:00') })).rejects.toThrow(new NotFoundError('Occurrence'));
    await expect(update({ title: 'X' }, { occurrenceStart: at('01-04T08:00:00') })).rejects.toThrow(NotFoundError);
    await update({ rrule: null });
    await expect(update({ title: 'X' }, { occurrenceStart: at('01-05T08:00:00') })).rejects.toMatchObject({ faults: [{ field: 'occurrence' }] });
  });

  it('changes of one occurrence nothing that all share, and not too many of them', async () => {
    const occurrenceStart = at('01-12T08:00:00');
    await expect(update({ allDay: true }, { occurrenceStart })).rejects.toMatchObject({ faults: [{ field: 'allDay' }] });
    const exceptions = Array.from({ length: 500 }, (_, day) => ({ occurrenceStart: new Date(day), isCancelled: true, changes: {} }));
    await calendar.events.update({ ...(await find()), exceptions }, null);
    await expect(update({ title: 'X' }, { occurrenceStart })).rejects.toThrow(TooManyExceptionsError);
  });

  it('stores what the handlers of the signal make of it', async () => {
    calendar.signals.beforeUpdate.handle((event) => ({ ...event, description: `${event.title}, changed` }));
    await update({ title: 'Review' });
    expect(await find()).toMatchObject({ title: 'Review', description: 'Review, changed' });
  });
});

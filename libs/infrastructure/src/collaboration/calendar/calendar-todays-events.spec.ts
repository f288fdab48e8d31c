import { ReadCalendar } from '@halolight/application/collaboration';
import { InMemoryCalendar, sampleCalendarEvent } from '@halolight/application/collaboration/testing';
import { expect, it } from '@jest/globals';
import { CalendarTodaysEvents } from './calendar-todays-events.js';

const at = (text: string) => new Date(`2026-${text}Z`);

it('tells what a user made or is invited to and overlaps the day, in the order of the starts', async () => {
  const calendar = new InMemoryCalendar();
  const [owner, guest] = [await calendar.addUser(), await calendar.addUser()];
  const add = (title: string, given: object) => calendar.events.add(sampleCalendarEvent(owner, { title, ...given }), null);
  const evening = await add('Evening', { start: at('01-12T18:00:00'), end: at('01-12T19:00:00') });
  const weekly = await add('Weekly', { rrule: 'FREQ=WEEKLY' });
  const wholeDay = await add('Fair', { allDay: true, start: at('01-11T23:00:00'), end: at('01-12T23:00:00') });
  await add('Tomorrow', { start: at('01-12T23:00:00'), end: at('01-13T23:00:00') });
  await calendar.attendees.invite(evening, [guest]);

  const today = new CalendarTodaysEvents(new ReadCalendar(calendar.calendarDirectory, calendar.eventLoop), calendar.calendarDirectory);
  const day = { start: at('01-11T23:00:00'), end: at('01-12T23:00:00') };

  expect(await today.of(owner, day)).toEqual([
    { id: wholeDay, title: 'Fair', start: at('01-11T23:00:00'), end: at('01-12T23:00:00'), allDay: true },
    { id: weekly, title: 'Weekly', start: at('01-12T08:00:00'), end: at('01-12T09:00:00'), allDay: false },
    { id: evening, title: 'Evening', start: at('01-12T18:00:00'), end: at('01-12T19:00:00'), allDay: false },
  ]);
  expect((await today.of(guest, day)).map(({ id }) => id)).toEqual([evening]);
});

it.each([['PENDING', 1], ['ACCEPTED', 1], ['TENTATIVE', 1], ['DECLINED', 0]] as const)('tells who answered %s of %i events', async (status, events) => {
  const calendar = new InMemoryCalendar();
  const [owner, guest] = [await calendar.addUser(), await calendar.addUser()];
  const event = await calendar.events.add(sampleCalendarEvent(owner, { start: at('01-12T18:00:00'), end: at('01-12T19:00:00') }), null);
  await calendar.attendees.invite(event, [guest]);
  await calendar.attendees.answer(event, guest, status);

  const today = new CalendarTodaysEvents(new ReadCalendar(calendar.calendarDirectory, calendar.eventLoop), calendar.calendarDirectory);
  const day = { start: at('01-12T00:00:00'), end: at('01-13T00:00:00') };

  expect([(await today.of(guest, day)).length, (await today.of(owner, day)).length]).toEqual([events, 1]);
});

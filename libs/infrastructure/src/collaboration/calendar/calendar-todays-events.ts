import { TodaysEvents, type TodaysEvent } from '@halolight/application/analytics';
import type { CalendarDirectory, ReadCalendar } from '@halolight/application/collaboration';

/** What the dashboard shows of a day, out of the calendar. */
export class CalendarTodaysEvents extends TodaysEvents {
  constructor(
    private readonly calendar: Pick<ReadCalendar, 'occurrencesIn'>,
    private readonly directory: Pick<CalendarDirectory, 'attendeesOf'>,
  ) {
    super();
  }

  async of(userId: number, day: { readonly start: Date; readonly end: Date }): Promise<readonly TodaysEvent[]> {
    const found = await this.calendar.occurrencesIn(userId, day);
    const attendees = await this.directory.attendeesOf([...new Set(found.map(({ event }) => event.id))]);
    return found
      .filter(({ event }) => attendees.get(event.id)?.find((attendee) => attendee.userId === userId)?.status !== 'DECLINED')
      .map(({ event: { id, allDay }, occurrence: { title, start, end } }) => ({ id, title, start, end, allDay }));
  }
}

import { TodaysEvents, type TodaysEvent } from '@halolight/application/analytics';
import type { ReadCalendar } from '@halolight/application/collaboration';

/** What the dashboard shows of a day, out of the calendar. */
export class CalendarTodaysEvents extends TodaysEvents {
  constructor(private readonly calendar: Pick<ReadCalendar, 'occurrencesIn'>) {
    super();
  }

  async of(userId: number, day: { readonly start: Date; readonly end: Date }): Promise<readonly TodaysEvent[]> {
    const found = await this.calendar.occurrencesIn(userId, day);
    return found.map(({ event: { id, allDay }, occurrence: { title, start, end } }) => ({ id, title, start, end, allDay }));
  }
}

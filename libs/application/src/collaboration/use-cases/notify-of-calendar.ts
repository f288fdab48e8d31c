import { occurrenceAt, topicOf, topicOfReminder, type CalendarEvent, type LiveEvent, type Occurrence } from '@halolight/domain/collaboration';
import type { UnitOfWork } from '../../kernel/index.js';
import type { NotificationFacts } from '../ports/notification-facts.js';
import type { CalendarDirectory } from '../queries/calendar-directory.js';
import type { Notifier } from './notifier.js';
import { shortened } from './shortened.js';

const NAME_LENGTH = 80;
const TITLE_LENGTH = 200;
/** Of a title behind which it says when that is. */
const REMINDED_LENGTH = 120;

export interface CalendarNews {
  readonly eventId: number;
  readonly what: 'invitation' | 'reminder';
  /** Who invites; null for the system. */
  readonly inviterId: number | null;
  readonly calendarEventId: number;
  /** By which the occurrence is known that is coming up; null for an event that is once, and for an invitation. */
  readonly occurrenceStart: Date | null;
  /** Whom it concerned when it happened. */
  readonly userIds: readonly number[];
}

/** What the event, or an occurrence of it, is called when it is told, and when it begins. */
interface Planned extends Pick<Occurrence, 'title' | 'start'>, Pick<CalendarEvent, 'timeZone' | 'allDay'> {}

/**
 * Tells those of invitations and reminders who still take part when they are told, of what is still planned, as it is planned then;
 * a reminder also reaches their front ends as what it is.
 */
export class NotifyOfCalendar {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly facts: NotificationFacts,
    private readonly calendar: CalendarDirectory,
    private readonly notifier: Notifier,
  ) {}

  /** Who takes an invitation back meanwhile waits until it is told, and then takes that back as well. */
  async execute(news: CalendarNews): Promise<void> {
    await this.unitOfWork.run(() => this.tell(news));
  }

  private async tell(news: CalendarNews): Promise<void> {
    const { eventId, what, calendarEventId } = news;
    const userIds = await this.facts.takingPart(calendarEventId, news.userIds);
    const planned = userIds.length === 0 ? null : await this.plannedOf(news);
    if (!planned) return;
    const notification = {
      type: what === 'invitation' ? 'INVITATION' : 'REMINDER',
      title: what === 'invitation' ? await this.invitationOf(news) : 'An event is coming up',
      content: what === 'reminder' ? reminderOf(planned) : shortened(planned.title, TITLE_LENGTH),
      link: `/calendar/${calendarEventId}`,
      topic: what === 'invitation' ? topicOf({ type: 'calendar_event', id: calendarEventId }) : topicOfReminder(calendarEventId, eventId),
    } as const;
    const drafts = userIds.map((userId) => ({ userId, ...notification }));
    await this.notifier.notify(eventId, drafts, what === 'reminder' ? { andLive: (userId) => [liveReminder(userId, news, planned)] } : {});
  }

  private async plannedOf({ calendarEventId, occurrenceStart }: CalendarNews): Promise<Planned | null> {
    const event = await this.calendar.byId(calendarEventId);
    if (!event || !occurrenceStart) return event;
    const occurrence = occurrenceAt(event, occurrenceStart);
    return occurrence && { ...event, title: occurrence.title, start: occurrence.start };
  }

  private async invitationOf({ inviterId }: CalendarNews): Promise<string> {
    const inviter = inviterId === null ? null : await this.facts.nameOf(inviterId);
    return `${shortened(inviter ?? 'Somebody', NAME_LENGTH)} invited you`;
  }
}

/** Some are reminded weeks before. */
function reminderOf({ title, start, timeZone, allDay }: Planned): string {
  const what = shortened(title, REMINDED_LENGTH);
  const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', ...(!allDay && { timeStyle: 'short' }), timeZone }).format(start);
  return allDay ? `${what}, ${time}` : `${what}, ${time} (${timeZone})`;
}

function liveReminder(userId: number, { eventId, calendarEventId }: CalendarNews, { title, start }: Planned): LiveEvent {
  return { userId, event: 'calendar.reminder', data: { eventId: calendarEventId, title, start: start.toISOString() }, topic: topicOfReminder(calendarEventId, eventId) };
}

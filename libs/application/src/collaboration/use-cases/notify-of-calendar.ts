import type { LiveEvent } from '@halolight/domain/collaboration';
import type { NotificationFacts } from '../ports/notification-facts.js';
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
  readonly title: string;
  /** When it starts, ISO 8601; null where that was not told. */
  readonly start: string | null;
  /** Of the event, in which its start is told. */
  readonly timeZone: string;
  readonly allDay: boolean;
  /** Whom it concerned when it happened. */
  readonly userIds: readonly number[];
}

/** Tells those of invitations and reminders who still take part when they are told; a reminder also reaches their front ends as what it is. */
export class NotifyOfCalendar {
  constructor(
    private readonly facts: NotificationFacts,
    private readonly notifier: Notifier,
  ) {}

  async execute(news: CalendarNews): Promise<void> {
    const { eventId, what, calendarEventId, title } = news;
    const userIds = await this.facts.takingPart(calendarEventId, news.userIds);
    if (userIds.length === 0) return;
    const notification = {
      type: what === 'invitation' ? 'INVITATION' : 'REMINDER',
      title: what === 'invitation' ? await this.invitationOf(news) : 'An event is coming up',
      content: what === 'reminder' ? reminderOf(news) : shortened(title, TITLE_LENGTH),
      link: `/calendar/${calendarEventId}`,
      topic: null,
    } as const;
    const drafts = userIds.map((userId) => ({ userId, ...notification }));
    await this.notifier.notify(eventId, drafts, what === 'reminder' ? { andLive: (userId) => [liveReminder(userId, news)] } : {});
  }

  private async invitationOf({ inviterId }: CalendarNews): Promise<string> {
    const inviter = inviterId === null ? null : await this.facts.nameOf(inviterId);
    return `${shortened(inviter ?? 'Somebody', NAME_LENGTH)} invited you`;
  }
}

/** Some are reminded weeks before. */
function reminderOf({ title, start, timeZone, allDay }: CalendarNews): string {
  const what = shortened(title, REMINDED_LENGTH);
  if (start === null) return what;
  const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', ...(!allDay && { timeStyle: 'short' }), timeZone }).format(new Date(start));
  return allDay ? `${what}, ${time}` : `${what}, ${time} (${timeZone})`;
}

function liveReminder(userId: number, { calendarEventId, title, start }: CalendarNews): LiveEvent {
  return { userId, event: 'calendar.reminder', data: { eventId: calendarEventId, title, start } };
}

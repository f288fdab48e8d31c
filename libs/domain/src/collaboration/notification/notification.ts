/** What a notification is about. */
export type NotificationType = 'SHARE' | 'MESSAGE' | 'INVITATION' | 'REMINDER' | 'SECURITY';

/** Somebody is told something. */
export interface NotificationDraft {
  readonly userId: number;
  readonly type: NotificationType;
  readonly title: string;
  readonly content: string;
  /** Where it leads in a front end, `/documents/7`; null where it leads nowhere. */
  readonly link: string | null;
  /** While one of this topic is unread, a later one takes its place; null: each stands for itself. */
  readonly topic: string | null;
}

/** The topic of everything that is said in one conversation. */
export function topicOfConversation(conversationId: number): string {
  return `conversation:${conversationId}`;
}

/** What is shared, or what somebody is invited to. */
export interface ToldThing {
  readonly type: 'document' | 'file' | 'calendar_event';
  readonly id: number;
}

const TOPICS = { document: 'document', file: 'file', calendar_event: 'calendar' } as const;

/** The topic of every share of a document or a file, and of every invitation to an event. */
export function topicOf({ type, id }: ToldThing): string {
  return `${TOPICS[type]}:${id}`;
}

/** Each reminder stands for itself, and still goes with its event. @param eventId what reminds, of the outbox */
export function topicOfReminder(calendarEventId: number, eventId: number): string {
  return `${topicOf({ type: 'calendar_event', id: calendarEventId })}:${eventId}`;
}

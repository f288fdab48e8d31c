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

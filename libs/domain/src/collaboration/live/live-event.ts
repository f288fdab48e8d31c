/** What a front end hears of while it is connected. */
export type LiveEventName = 'notification.created' | 'message.created' | 'conversation.read' | 'calendar.reminder' | 'session.revoked' | 'events.missed' | 'events.position';

/** Something that somebody's front ends are to hear of at once. */
export interface LiveEvent {
  readonly userId: number;
  readonly event: LiveEventName;
  /** As it is sent; anything JSON can say. */
  readonly data: Readonly<Record<string, unknown>>;
  /** What it tells of, `message:7`, by which it can be withdrawn; never sent. */
  readonly about?: string;
  /** Of what it is a part, `conversation:5`, by which it can be taken from one user; never sent. */
  readonly topic?: string;
}

/** What those events are about that tell of one message. */
export function aboutMessage(messageId: number): string {
  return `message:${messageId}`;
}

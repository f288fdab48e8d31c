import type { ToldThing } from '@halolight/domain/collaboration';
import { NotificationFacts, type LinkNews, type LostTopic, type MessageNews, type SharedNews, type SharedThing, type ToldUser, type UnreadMessage } from '../ports/notification-facts.js';

type Device = { readonly userAgent: string | null; readonly ip: string | null };

/** Knows what a test told it. */
export class FakeNotificationFacts extends NotificationFacts {
  readonly names = new Map<number, string>();
  /** What stands, by `document/7 user/8` or `file/7 group/5`. */
  readonly shares = new Map<string, SharedNews>();
  readonly links = new Map<number, LinkNews>();
  /** By the event of the calendar. */
  readonly participants = new Map<number, readonly number[]>();
  /** By `document/7`, `calendar_event/7` or `user/8`. */
  readonly lost = new Map<string, readonly LostTopic[]>();
  readonly messages = new Map<number, MessageNews>();
  /** By the message. */
  readonly messageEvents = new Map<number, number>();
  /** Where messages were said that are gone. */
  readonly conversations = new Map<number, number>();
  /** Messages whose conversations were held. */
  readonly held: number[] = [];
  /** By the event of the sign-in. */
  readonly newDevices = new Map<number, Device>();

  override async nameOf(userId: number): Promise<string | null> {
    return this.names.get(userId) ?? null;
  }

  override async shareNews({ type, id, userId, groupId }: SharedThing): Promise<SharedNews | null> {
    return this.shares.get(`${type}/${id} ${userId === null ? `group/${groupId}` : `user/${userId}`}`) ?? null;
  }

  override async linkNews(linkId: number): Promise<LinkNews | null> {
    return this.links.get(linkId) ?? null;
  }

  override async takingPart(calendarEventId: number, userIds: readonly number[]): Promise<readonly number[]> {
    return userIds.filter((userId) => this.participants.get(calendarEventId)?.includes(userId));
  }

  override async lostFromSight(told: ToldThing | ToldUser): Promise<readonly LostTopic[]> {
    return this.lost.get('userId' in told ? `user/${told.userId}` : `${told.type}/${told.id}`) ?? [];
  }

  override async holdConversationOf(messageId: number): Promise<void> {
    this.held.push(messageId);
  }

  override async messageNews(messageId: number): Promise<MessageNews | null> {
    return this.messages.get(messageId) ?? null;
  }

  override async eventOfMessage(messageId: number): Promise<number | null> {
    return this.messageEvents.get(messageId) ?? null;
  }

  override async unreadBeside(messageId: number, userIds: readonly number[]): Promise<readonly UnreadMessage[]> {
    const conversationId = this.conversations.get(messageId);
    const said = [...this.messages].filter(([, news]) => news.conversationId === conversationId).sort(([one], [other]) => other - one);
    const newest = userIds.map((userId) => ({ userId, messageId: said.find(([, { unreadBy }]) => unreadBy.includes(userId))?.[0] }));
    return said.map(([id]) => ({ messageId: id, userIds: newest.filter((each) => each.messageId === id).map(({ userId }) => userId) })).filter((each) => each.userIds.length > 0);
  }

  override async newDeviceAt(signInEventId: number): Promise<Device | null> {
    return this.newDevices.get(signInEventId) ?? null;
  }
}

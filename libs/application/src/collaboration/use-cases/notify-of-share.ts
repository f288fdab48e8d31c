import type { NotificationFacts } from '../ports/notification-facts.js';
import type { Notifier } from './notifier.js';
import { shortened } from './shortened.js';

const NAME_LENGTH = 80;
const CONTENT_LENGTH = 200;

export interface ShareNews {
  readonly eventId: number;
  /** Who shares; null for the system. */
  readonly sharerId: number | null;
  readonly thing: { readonly type: 'document' | 'file'; readonly id: number };
  /** With one user, or with everybody who is in a group when the news is told. */
  readonly userId: number | null;
  readonly groupId: number | null;
}

/** Tells those with whom something is shared. */
export class NotifyOfShare {
  constructor(
    private readonly facts: NotificationFacts,
    private readonly notifier: Notifier,
  ) {}

  async execute({ eventId, sharerId, thing, userId, groupId }: ShareNews): Promise<void> {
    const title = await this.facts.titleOf(thing.type, thing.id);
    if (title === null) return;
    const told = await this.told(userId, groupId, sharerId);
    const sharer = (sharerId === null ? null : await this.facts.nameOf(sharerId)) ?? 'Somebody';
    const news = {
      type: 'SHARE',
      title: `${shortened(sharer, NAME_LENGTH)} shared a ${thing.type} with you`,
      content: shortened(title, CONTENT_LENGTH),
      link: `/${thing.type}s/${thing.id}`,
      topic: null,
    } as const;
    await this.notifier.notify(eventId, told.map((each) => ({ userId: each, ...news })));
  }

  private async told(userId: number | null, groupId: number | null, sharerId: number | null): Promise<number[]> {
    if (userId !== null) return [userId];
    const members = groupId === null ? [] : await this.facts.membersOf(groupId);
    return members.filter((member) => member !== sharerId);
  }
}

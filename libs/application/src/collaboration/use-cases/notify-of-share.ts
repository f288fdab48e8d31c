import { topicOf } from '@halolight/domain/collaboration';
import type { UnitOfWork } from '../../kernel/index.js';
import type { NotificationFacts, SharedThing } from '../ports/notification-facts.js';
import type { Notifier } from './notifier.js';
import { shortened } from './shortened.js';

const NAME_LENGTH = 80;
const CONTENT_LENGTH = 200;

export interface ShareNews {
  readonly eventId: number;
  /** Who shares; null for the system. */
  readonly sharerId: number | null;
  readonly shared: SharedThing;
}

/** Tells those with whom something is shared when the news is told; where it is no longer, nobody hears what it is called by then. While they leave it unread, the next share of it takes its place. */
export class NotifyOfShare {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly facts: NotificationFacts,
    private readonly notifier: Notifier,
  ) {}

  /** Who takes the share back meanwhile waits until it is told, and then takes that back as well. */
  async execute(news: ShareNews): Promise<void> {
    await this.unitOfWork.run(() => this.tell(news));
  }

  private async tell({ eventId, sharerId, shared }: ShareNews): Promise<void> {
    const standing = await this.facts.shareNews(shared);
    if (standing === null) return;
    const { type, id } = shared;
    const told = standing.userIds.filter((userId) => userId !== sharerId);
    const sharer = (sharerId === null ? null : await this.facts.nameOf(sharerId)) ?? 'Somebody';
    const news = {
      type: 'SHARE',
      title: `${shortened(sharer, NAME_LENGTH)} shared a ${type} with you`,
      content: shortened(standing.title, CONTENT_LENGTH),
      link: `/${type}s/${id}`,
      topic: topicOf(shared),
    } as const;
    await this.notifier.notify(eventId, told.map((userId) => ({ userId, ...news })));
  }
}

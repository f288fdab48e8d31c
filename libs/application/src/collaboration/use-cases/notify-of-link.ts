import type { NotificationFacts } from '../ports/notification-facts.js';
import type { Notifier } from './notifier.js';
import { shortened } from './shortened.js';

const NAME_LENGTH = 80;
const CONTENT_LENGTH = 200;

export interface MadeLink {
  readonly eventId: number;
  /** Null for the system. */
  readonly makerId: number | null;
  readonly linkId: number;
}

/** Tells the owner of a file that somebody else made a link to it, also where it is closed by then: what it opened was theirs. */
export class NotifyOfLink {
  constructor(
    private readonly facts: NotificationFacts,
    private readonly notifier: Notifier,
  ) {}

  async execute({ eventId, makerId, linkId }: MadeLink): Promise<void> {
    const linked = await this.facts.linkNews(linkId);
    if (linked === null || linked.ownerId === makerId) return;
    const maker = (makerId === null ? null : await this.facts.nameOf(makerId)) ?? 'Somebody';
    await this.notifier.notify(eventId, [
      {
        userId: linked.ownerId,
        type: 'SHARE',
        title: `${shortened(maker, NAME_LENGTH)} made a link to a file of yours`,
        content: shortened(linked.title, CONTENT_LENGTH),
        link: `/files/${linked.fileId}`,
        topic: null,
      },
    ]);
  }
}

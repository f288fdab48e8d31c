import type { ToldThing } from '@halolight/domain/collaboration';
import type { UnitOfWork } from '../../kernel/index.js';
import type { LiveEvents } from '../ports/live-events.js';
import type { ToldUser, NotificationFacts } from '../ports/notification-facts.js';
import type { NotificationRepository } from '../ports/notification-repository.js';

/** Who sees something no more finds it neither in their notifications nor, coming back, in the live stream. */
export class WithdrawUnseen {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly facts: NotificationFacts,
    private readonly notifications: NotificationRepository,
    private readonly live: LiveEvents,
  ) {}

  /** @param told something, of which everybody may have been told, or somebody, who may have been told of anything */
  async execute(told: ToldThing | ToldUser): Promise<void> {
    await this.unitOfWork.run(async () => {
      for (const { topic, userIds } of await this.facts.lostFromSight(told)) {
        await this.notifications.withdrawTopic(userIds, topic);
        await this.live.withdrawTopic(userIds, topic);
      }
    });
  }
}

import { assertMayDeleteItem } from '@halolight/domain/content';
import { assertExpectedVersion, NotFoundError, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { ItemRepository } from '../ports/item-repository.js';
import type { ItemSignals } from './item-signals.js';

/** Deletes an item. */
export class DeleteItem {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly items: ItemRepository,
    private readonly signals: ItemSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, ForbiddenError, StaleVersionError */
  async execute(actor: Actor, itemId: number, expectedVersions?: ExpectedVersions): Promise<void> {
    await this.unitOfWork.run(async () => {
      const item = await this.items.findForUpdate(itemId);
      if (!item) throw new NotFoundError('Item');
      assertMayDeleteItem(actor, item);
      assertExpectedVersion('Item', item.version, expectedVersions);
      await this.signals.beforeDelete.run(item);
      await this.items.remove(itemId);
      await this.outbox.publish({ type: 'item.deleted', actorId: actor.userId, subject: { type: 'item', id: itemId } });
    });
  }
}

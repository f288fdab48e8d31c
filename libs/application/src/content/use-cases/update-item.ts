import { assertMayChangeItem, type Item } from '@halolight/domain/content';
import { assertExpectedVersion, NotFoundError, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { ItemRepository } from '../ports/item-repository.js';
import type { ItemSignals } from './item-signals.js';

export interface UpdateItemCommand {
  readonly actor: Actor;
  readonly itemId: number;
  /** Absent fields stay as they are. */
  readonly changes: { readonly name?: string | undefined; readonly description?: string | null | undefined };
  readonly expectedVersions?: ExpectedVersions;
}

/** Changes an item. */
export class UpdateItem {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly items: ItemRepository,
    private readonly signals: ItemSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, ForbiddenError, ItemNameTakenError, StaleVersionError */
  async execute({ actor, itemId, changes, expectedVersions }: UpdateItemCommand): Promise<void> {
    await this.unitOfWork.run(async () => {
      const item = await this.items.findForUpdate(itemId);
      if (!item) throw new NotFoundError('Item');
      assertMayChangeItem(actor, item);
      assertExpectedVersion('Item', item.version, expectedVersions);
      await this.items.update(await this.signals.beforeUpdate.run(withChanges(item, changes)));
      await this.outbox.publish({ type: 'item.updated', actorId: actor.userId, subject: { type: 'item', id: itemId } });
    });
  }
}

function withChanges(item: Item, { name, description }: UpdateItemCommand['changes']): Item {
  return { ...item, name: name ?? item.name, description: description === undefined ? item.description : description };
}

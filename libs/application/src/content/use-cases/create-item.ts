import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { ItemRepository } from '../ports/item-repository.js';
import type { ItemSignals } from './item-signals.js';

export interface CreateItemCommand {
  readonly actor: Actor;
  readonly name: string;
  readonly description: string | null;
}

/** Makes an item that belongs to its maker. */
export class CreateItem {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly items: ItemRepository,
    private readonly signals: ItemSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @returns the new id @throws ItemNameTakenError */
  async execute({ actor, name, description }: CreateItemCommand): Promise<number> {
    return this.unitOfWork.run(async () => {
      const draft = await this.signals.beforeCreate.run({ name, description, ownerId: actor.userId });
      const id = await this.items.add(draft);
      await this.outbox.publish({ type: 'item.created', actorId: actor.userId, subject: { type: 'item', id } });
      return id;
    });
  }
}

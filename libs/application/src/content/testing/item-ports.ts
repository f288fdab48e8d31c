import type { UnitOfWork } from '../../kernel/index.js';
import type { ItemRepository } from '../ports/item-repository.js';
import type { ItemDirectory } from '../queries/item-directory.js';

/** What keeps items, over one store, perhaps with items in it. */
export interface ItemPorts {
  readonly unitOfWork: UnitOfWork;
  readonly items: ItemRepository;
  readonly itemDirectory: ItemDirectory;
  /** The id of an account that may own items; a new one each time. */
  readonly addOwner: () => Promise<number>;
}

/** Opens a store for one contract suite, once before its first test; the ports in it must share that store. */
export type OpenItems = () => ItemPorts | Promise<ItemPorts>;

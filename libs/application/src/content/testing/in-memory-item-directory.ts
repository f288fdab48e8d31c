import type { Page, PageRequest } from '@halolight/domain/kernel';
import { pageOf, type Listing } from '../../kernel/testing/index.js';
import { ItemDirectory, type ItemFilter, type ItemView } from '../queries/item-directory.js';
import type { InMemoryItemStore } from './in-memory-item-store.js';

const LISTING: Listing<ItemView> = {
  sorts: { id: ({ id }) => id, name: ({ name }) => name, createdAt: ({ createdAt }) => createdAt },
  sort: '-createdAt',
  searched: ({ name, description }) => [name, description ?? ''],
};

/** The twin of the real `ItemDirectory`. */
export class InMemoryItemDirectory extends ItemDirectory {
  constructor(private readonly store: InMemoryItemStore) {
    super();
  }

  override async byId(itemId: number): Promise<ItemView | null> {
    return this.store.rows.get(itemId) ?? null;
  }

  override async page(request: PageRequest, filter: ItemFilter): Promise<Page<ItemView>> {
    const items = [...this.store.rows.values()].filter(
      ({ name, description }) => contains(name, filter.name) && contains(description ?? '', filter.description),
    );
    return pageOf(items, request, LISTING);
  }
}

function contains(text: string, part = ''): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}

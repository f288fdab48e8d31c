import { ItemNameTakenError, type Item } from '@halolight/domain/content';
import { ItemRepository, type NewItem } from '../ports/item-repository.js';
import type { InMemoryItemStore } from './in-memory-item-store.js';

/** The twin of the real `ItemRepository`, but that nobody waits for anybody. */
export class InMemoryItemRepository extends ItemRepository {
  constructor(private readonly store: InMemoryItemStore) {
    super();
  }

  override async findForUpdate(itemId: number): Promise<Item | null> {
    const found = this.store.rows.get(itemId);
    if (!found) return null;
    const { id, name, description, ownerId, version } = found;
    return { id, name, description, ownerId, version };
  }

  override async add({ name, description, ownerId }: NewItem): Promise<number> {
    const id = this.store.nextId();
    this.assertFree(id, name);
    const now = this.store.clock.now();
    this.store.rows.set(id, { id, name, description, ownerId, version: 1, createdAt: now, updatedAt: now });
    return id;
  }

  override async update({ id, name, description }: Item): Promise<void> {
    const known = this.store.rows.get(id);
    if (!known) return;
    this.assertFree(id, name);
    this.store.rows.set(id, { ...known, name, description, version: known.version + 1, updatedAt: this.store.clock.now() });
  }

  override async remove(itemId: number): Promise<void> {
    this.store.rows.delete(itemId);
  }

  private assertFree(id: number, name: string): void {
    for (const other of this.store.rows.values()) {
      if (other.id !== id && other.name.toLowerCase() === name.toLowerCase()) throw new ItemNameTakenError();
    }
  }
}

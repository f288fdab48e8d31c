import { ItemRepository, type NewItem } from '@halolight/application/content/ports';
import { ItemNameTakenError, type Item } from '@halolight/domain/content';
import { namingRefusals, PreparedStatement, type Database } from '../kernel/index.js';

const ADD_ITEM = new PreparedStatement<{ id: number }>('add_item', (knex, $) =>
  knex('items').insert({ name: $(1), description: $(2), owner_id: $(3) }).returning('id'),
);

const REFUSALS = { items_name_key: () => new ItemNameTakenError() };

/** Items in PostgreSQL. */
export class KnexItemRepository extends ItemRepository {
  constructor(private readonly database: Database) {
    super();
  }

  async findForUpdate(itemId: number): Promise<Item | null> {
    const item = await this.database
      .sql('items')
      .select('id', 'name', 'description', 'owner_id as ownerId', 'version')
      .where({ id: itemId })
      .forUpdate()
      .first<Item | undefined>();
    return item ?? null;
  }

  async add({ name, description, ownerId }: NewItem): Promise<number> {
    const [added] = await namingRefusals(REFUSALS, this.database.run(ADD_ITEM, [name, description, ownerId]));
    if (!added) throw new Error('The new item was not returned');
    return added.id;
  }

  async update({ id, name, description }: Item): Promise<void> {
    const { sql } = this.database;
    await namingRefusals(
      REFUSALS,
      sql('items')
        .where({ id })
        .update({ name, description, version: sql.raw('version + 1'), updated_at: sql.fn.now() }),
    );
  }

  async remove(itemId: number): Promise<void> {
    await this.database.sql('items').where({ id: itemId }).delete();
  }
}

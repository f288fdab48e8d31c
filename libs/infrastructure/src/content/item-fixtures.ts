import type { CreateItem } from '@halolight/application/content';
import { OPERATOR } from '@halolight/application/kernel';
import { z } from 'zod';
import { FixtureModel, userNamed, type Database, type PreparedFixture } from '../kernel/index.js';

const PROPERTIES = z.strictObject({
  name: z.string().trim().min(1).max(100),
  description: z.string().trim().max(2_000).nullable().default(null),
  ownerUsername: z.string(),
});

/** `content.Item`: known by its name, whatever its case. Made in its owner's name. */
export class ItemFixtures extends FixtureModel {
  readonly names = ['content.Item'] as const satisfies [string];
  readonly table = 'items';
  readonly properties = PROPERTIES;

  constructor(
    private readonly database: Database,
    private readonly createItem: Pick<CreateItem, 'execute'>,
  ) {
    super();
  }

  override async prepare(properties: unknown): Promise<PreparedFixture> {
    const { ownerUsername, name, description } = PROPERTIES.parse(properties);
    const ownerId = () => userNamed(this.database, 'ownerUsername', ownerUsername);
    return {
      find: async () => {
        await ownerId();
        const item = await this.database.sql('items').whereRaw('lower(name) = lower(?)', [name]).first<{ id: number } | undefined>('id');
        return item?.id ?? null;
      },
      make: async () => this.createItem.execute({ actor: { ...OPERATOR, userId: await ownerId() }, name, description }),
    };
  }
}

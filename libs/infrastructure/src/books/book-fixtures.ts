import type { CreateBook } from '@halolight/application/books';
import { OPERATOR } from '@halolight/application/kernel';
import { z } from 'zod';
import { FixtureModel, userNamed, type Database, type PreparedFixture } from '../kernel/index.js';

const PROPERTIES = z.strictObject({
  title: z.string().trim().min(1).max(200),
  author: z.string().trim().min(1).max(100),
  category: z.string().trim().min(1).max(50).nullable().default(null),
  rating: z.int().min(0).max(5).nullable().default(null),
  publicationYear: z.int().min(0).max(3000).nullable().default(null),
  ownerUsername: z.string(),
});

/** `books.Book`: known by its owner, its title and who wrote it. Made in its owner's name. */
export class BookFixtures extends FixtureModel {
  readonly names = ['books.Book'] as const satisfies [string];
  readonly table = 'books';
  readonly properties = PROPERTIES;

  constructor(
    private readonly database: Database,
    private readonly createBook: Pick<CreateBook, 'execute'>,
  ) {
    super();
  }

  override async prepare(properties: unknown): Promise<PreparedFixture> {
    const { ownerUsername, ...fields } = PROPERTIES.parse(properties);
    const ownerId = () => userNamed(this.database, 'ownerUsername', ownerUsername);
    const { title, author } = fields;
    return {
      find: async () => {
        const book = await this.database.sql('books').where({ title, author, owner_id: await ownerId() }).first<{ id: number } | undefined>('id');
        return book?.id ?? null;
      },
      make: async () => this.createBook.execute({ actor: { ...OPERATOR, userId: await ownerId() }, fields }),
    };
  }
}

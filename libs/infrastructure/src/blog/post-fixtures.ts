import type { CreatePost } from '@halolight/application/blog';
import { OPERATOR } from '@halolight/application/kernel';
import { POST_STATUSES } from '@halolight/domain/blog';
import { z } from 'zod';
import { FixtureModel, userNamed, type Database, type PreparedFixture } from '../kernel/index.js';

const PROPERTIES = z.strictObject({
  title: z.string().trim().min(1).max(200),
  description: z.string().trim().max(20_000).nullable().default(null),
  status: z.enum(POST_STATUSES).default('PUBLISHED'),
  /** Whose it is, by username; of nobody when left out. */
  authorUsername: z.string().nullable().default(null),
});

/** `blog.Post`: known by its author and its title. */
export class PostFixtures extends FixtureModel {
  readonly names = ['blog.Post'] as const satisfies [string];
  readonly table = 'posts';
  readonly properties = PROPERTIES;

  constructor(
    private readonly database: Database,
    private readonly createPost: Pick<CreatePost, 'execute'>,
  ) {
    super();
  }

  override async prepare(properties: unknown): Promise<PreparedFixture> {
    const { authorUsername, ...fields } = PROPERTIES.parse(properties);
    const authorId = async () => (authorUsername === null ? null : userNamed(this.database, 'authorUsername', authorUsername));
    return {
      find: async () => this.find(fields.title, await authorId()),
      make: async () => this.createPost.execute({ actor: OPERATOR, fields, authorId: await authorId() }),
    };
  }

  private async find(title: string, authorId: number | null): Promise<number | null> {
    const post = await this.database.sql('posts').where({ title }).whereRaw('author_id is not distinct from ?', [authorId]).first<{ id: number } | undefined>('id');
    return post?.id ?? null;
  }
}

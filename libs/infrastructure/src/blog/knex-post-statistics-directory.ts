import { PostStatisticsDirectory, type PostStatisticsView } from '@halolight/application/blog';
import type { Database } from '../kernel/index.js';

const COLUMNS = ['post_id as postId', 'view_number as viewNumber', 'shared_number as sharedNumber', 'updated_at as updatedAt'];

/** Reads what was counted. */
export class KnexPostStatisticsDirectory extends PostStatisticsDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  async byPost(postId: number): Promise<PostStatisticsView | null> {
    const found = await this.database.sql('post_statistics').select(COLUMNS).where({ post_id: postId }).first<PostStatisticsView | undefined>();
    return found ?? null;
  }
}

import type { PostReader } from '@halolight/domain/blog';
import { NotFoundError } from '@halolight/domain/kernel';
import type { PostDirectory, PostView } from '../queries/post-directory.js';
import type { PostSignals } from './post-signals.js';

/** Shows a post to somebody who wants to read it, which counts as a view once it is published. */
export class ViewPost {
  constructor(
    private readonly directory: PostDirectory,
    private readonly signals: PostSignals,
  ) {}

  /** @throws NotFoundError */
  async execute(reader: PostReader, postId: number): Promise<PostView> {
    const post = await this.directory.byId(reader, postId);
    if (!post) throw new NotFoundError('Post');
    if (post.status === 'PUBLISHED') await this.signals.viewed.run(post.id);
    return post;
  }
}

import type { PostReader } from '@halolight/domain/blog';
import { NotFoundError } from '@halolight/domain/kernel';
import type { PostDirectory, PostView } from '../queries/post-directory.js';
import type { PostSignals } from './post-signals.js';

/** Shows a post to somebody who wants to read it, which counts as a view once it is published and sent. */
export class ViewPost {
  constructor(
    private readonly directory: PostDirectory,
    private readonly signals: PostSignals,
  ) {}

  /** @param isSent whether the reader gets the post, and does not only ask whether it is there or still the same @throws NotFoundError */
  async execute(reader: PostReader, postId: number, isSent: (post: PostView) => boolean = () => true): Promise<PostView> {
    const post = await this.directory.byId(reader, postId);
    if (!post) throw new NotFoundError('Post');
    if (post.status === 'PUBLISHED' && isSent(post)) await this.signals.viewed.run(post.id);
    return post;
  }
}

import type { PostView } from '@halolight/application/blog';
import type { PostBody } from './posts.contract.js';

/** What the API shows of a post. */
export function postBody(post: PostView): PostBody {
  const { id, title, description, status, authorId, author, publishedAt, createdAt, updatedAt } = post;
  const by = author && { id: author.id, username: author.username, name: author.name };
  return { id, title, description, status, authorId, author: by, publishedAt, createdAt, updatedAt };
}

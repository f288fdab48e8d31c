import { ForbiddenError, Permission, type PermissionSet } from '../kernel/index.js';
import type { Post } from './post.js';

const UPDATE = Permission.parse('blog:update');
const DELETE = Permission.parse('blog:delete');

/** Who wants to do something to a post. */
export interface PostEditor {
  readonly userId: number;
  readonly permissions: PermissionSet;
}

/** Who reads posts; null is anybody, who is not signed in. */
export type PostReader = PostEditor | null;

/** Whether somebody sees the drafts of all authors. */
export function seesAllDrafts(reader: PostReader): boolean {
  return reader !== null && reader.permissions.allows(UPDATE);
}

/** A draft is its author's, and theirs who may change it. */
export function maySeePost(reader: PostReader, post: Pick<Post, 'status' | 'authorId'>): boolean {
  if (post.status === 'PUBLISHED') return true;
  return reader !== null && (reader.userId === post.authorId || seesAllDrafts(reader));
}

/** A post is changed by its author, or with `blog:update`. @throws ForbiddenError */
export function assertMayChangePost(actor: PostEditor, post: Post): void {
  assertWroteOrHolds(actor, post, UPDATE);
}

/** A post is deleted by its author, or with `blog:delete`. @throws ForbiddenError */
export function assertMayDeletePost(actor: PostEditor, post: Post): void {
  assertWroteOrHolds(actor, post, DELETE);
}

function assertWroteOrHolds(actor: PostEditor, post: Post, permission: Permission): void {
  if (actor.userId !== post.authorId && !actor.permissions.allows(permission)) throw new ForbiddenError();
}

import { describe, expect, it } from '@jest/globals';
import { ForbiddenError, PermissionSet } from '../kernel/index.js';
import { assertMayChangePost, assertMayDeletePost, maySeePost, seesAllDrafts } from './post-policy.js';

const post = { id: 1, title: 'Green lamp', description: null, status: 'DRAFT', authorId: 7, publishedAt: null, version: 1 } as const;
const actor = (userId: number, ...permissions: string[]) => ({ userId, permissions: new PermissionSet(permissions) });

describe.each([
  { does: 'change', assert: assertMayChangePost, permission: 'blog:update', other: 'blog:delete' },
  { does: 'delete', assert: assertMayDeletePost, permission: 'blog:delete', other: 'blog:update' },
])('who may $does a post', ({ assert, permission, other }) => {
  it('is its author', () => expect(() => assert(actor(7), post)).not.toThrow());
  it('is who holds the permission', () => expect(() => assert(actor(8, permission), post)).not.toThrow());
  it('is nobody else', () => expect(() => assert(actor(8, other), post)).toThrow(ForbiddenError));
  it('is no plain user where nobody wrote it', () => expect(() => assert(actor(7), { ...post, authorId: null })).toThrow(ForbiddenError));
});

describe('who sees a post', () => {
  it('is everybody once it is published', () => {
    for (const reader of [null, actor(8)]) expect(maySeePost(reader, { ...post, status: 'PUBLISHED' })).toBe(true);
  });

  it('is its author and who may change it while it is a draft', () => {
    expect(maySeePost(actor(7), post)).toBe(true);
    expect(maySeePost(actor(8, 'blog:update'), post)).toBe(true);
    expect(maySeePost(actor(8, 'blog:view', 'blog:delete'), post)).toBe(false);
    expect(maySeePost(null, { ...post, authorId: null })).toBe(false);
  });

  it('sees the drafts of all authors with blog:update alone', () => {
    expect(seesAllDrafts(actor(7, 'blog:*'))).toBe(true);
    expect(seesAllDrafts(actor(7, 'blog:view'))).toBe(false);
    expect(seesAllDrafts(null)).toBe(false);
  });
});

import { maySeePost, type PostReader } from '@halolight/domain/blog';
import type { Page, PageRequest } from '@halolight/domain/kernel';
import { pageOf, type Listing } from '../../kernel/testing/index.js';
import { PostDirectory, type PostFilter, type PostView } from '../queries/post-directory.js';
import type { InMemoryPostStore } from './in-memory-post-store.js';

const searched = ({ title, description }: PostView) => [title, description ?? ''];
const LISTING: Listing<PostView> = {
  sorts: {
    id: ({ id }) => id,
    createdAt: ({ createdAt }) => createdAt,
    updatedAt: ({ updatedAt }) => updatedAt,
    title: ({ title }) => title,
  },
  sort: '-createdAt',
  searched,
};
const PUBLISHED: Listing<PostView> = {
  sorts: { publishedAt: ({ publishedAt }) => publishedAt ?? new Date(0), title: ({ title }) => title },
  sort: '-publishedAt',
  searched,
};

/** The twin of the real `PostDirectory`. */
export class InMemoryPostDirectory extends PostDirectory {
  constructor(private readonly store: InMemoryPostStore) {
    super();
  }

  override async byId(reader: PostReader, postId: number): Promise<PostView | null> {
    return this.store.views().find((post) => post.id === postId && maySeePost(reader, post)) ?? null;
  }

  override async page(reader: PostReader, request: PageRequest, filter: PostFilter): Promise<Page<PostView>> {
    const wanted = this.store.views().filter((post) => maySeePost(reader, post) && isWanted(post, filter));
    return pageOf(wanted, request, LISTING);
  }

  override async published(request: PageRequest): Promise<Page<PostView>> {
    const published = this.store.views().filter(({ status }) => status === 'PUBLISHED');
    return pageOf(published, request, PUBLISHED);
  }
}

function isWanted(post: PostView, filter: PostFilter): boolean {
  return (
    contains(post.title, filter.title) &&
    contains(post.description, filter.description) &&
    equals(post.status, filter.status) &&
    equals(post.authorId, filter.authorId) &&
    equals(post.author?.username.toLowerCase() ?? null, filter.author?.toLowerCase())
  );
}

function contains(text: string | null, part = ''): boolean {
  return (text ?? '').toLowerCase().includes(part.toLowerCase());
}

function equals<T>(value: T | null, wanted: T | undefined): boolean {
  return wanted === undefined || value === wanted;
}

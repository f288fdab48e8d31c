import type { PostDirectory, PostView, ViewPost } from '@halolight/application/blog';
import type { Request, Response } from 'express';
import { pageId } from './page-id.js';
import type { PageRoute } from './page-routes.js';
import type { Pages } from './pages.js';
import { paragraphsOf } from './paragraphs.js';

const POSTS_ON_A_PAGE = 10;
/** Characters of a post that the list shows. */
const EXCERPT = 240;
const DAY = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' });

/** The published posts, for everybody. */
export class BlogPages {
  readonly routes: readonly PageRoute[] = [
    { path: '/web/blog', get: (...pair) => this.list(...pair) },
    { path: '/web/blog/:id', get: (...pair) => this.post(...pair) },
  ];

  constructor(
    private readonly pages: Pages,
    private readonly directory: PostDirectory,
    private readonly viewPost: ViewPost,
  ) {}

  private async list(request: Request, response: Response): Promise<void> {
    const cursor = typeof request.query['cursor'] === 'string' ? request.query['cursor'] : undefined;
    const { items, nextCursor } = await this.directory.published({ page: 1, pageSize: POSTS_ON_A_PAGE, count: 'none', cursor });
    const older = nextCursor === null ? null : `/web/blog?cursor=${encodeURIComponent(nextCursor)}`;
    await this.pages.show(request, response, 'blog/list.njk', { posts: items.map(summaryOf), older, isFirst: cursor === undefined });
  }

  private async post(request: Request, response: Response): Promise<void> {
    // One who has the page by a condition of theirs is answered with 304, which is no new view.
    const isSent = request.method === 'GET' && !request.fresh;
    const post = await this.viewPost.execute(request.visitor ?? null, pageId(request.params['id'], 'Post'), () => isSent);
    await this.pages.show(request, response, 'blog/post.njk', { post: { ...headOf(post), paragraphs: paragraphsOf(post.description ?? '') } });
  }
}

function headOf({ id, title, author, publishedAt }: PostView) {
  const published = publishedAt && { machine: publishedAt.toISOString(), text: DAY.format(publishedAt) };
  return { id, title, author: author?.name ?? null, published };
}

function summaryOf(post: PostView) {
  const [first = []] = paragraphsOf(post.description ?? '');
  const text = first.join(' ');
  return { ...headOf(post), excerpt: text.length > EXCERPT ? `${text.slice(0, EXCERPT).toWellFormed().trimEnd()}…` : text };
}

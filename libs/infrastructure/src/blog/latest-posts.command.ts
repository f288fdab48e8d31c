import { PostDirectory, type PostView } from '@halolight/application/blog';
import type { FeatureCommand } from '../kernel/index.js';

const MOST = 100;

/** `halo blog latest-posts` */
export const latestPostsCommand: FeatureCommand = {
  feature: 'blog',
  name: 'latest-posts',
  description: 'List the posts that were published last',
  options: [{ flags: '--limit <number>', description: `how many, 1 to ${MOST}`, default: '10' }],
  async run(features, { limit }) {
    const { items } = await features.get(PostDirectory).published({ page: 1, pageSize: countOf(limit), count: 'none' });
    return items.length === 0 ? ['Nothing is published yet'] : items.map(lineOf);
  },
};

function countOf(text = ''): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > MOST) throw new Error(`--limit: must be a whole number from 1 to ${MOST}`);
  return count;
}

function lineOf({ id, title, author, publishedAt }: PostView): string {
  return [publishedAt?.toISOString().slice(0, 10) ?? '', `#${id}`, title, author ? `by ${author.name}` : ''].join('  ').trimEnd();
}

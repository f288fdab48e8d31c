import type { InitialFixtures } from '../kernel/index.js';

const FILE = 'blog/initial_posts';

/** Gives a new blog its first posts, once: see `fixtures/blog/initial_posts.yaml`. */
export class LoadInitialPosts {
  constructor(private readonly fixtures: Pick<InitialFixtures, 'load'>) {}

  /** @returns how many were made; null when that was done before */
  async execute(): Promise<{ made: number | null }> {
    return { made: await this.fixtures.load(FILE) };
  }
}

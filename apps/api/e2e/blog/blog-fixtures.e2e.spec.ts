import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Installation } from '../kit/installation.js';
import { until } from '../kit/until.js';

let house: Installation;
beforeAll(async () => {
  house = await Installation.start({ SEED: 'none' }, { fixtures: ['posts'] });
});
afterAll(() => house?.stop());

describe('an installation with the fixtures of the blog', () => {
  it('has their users, who sign in with the passwords that stand there, and their posts', async () => {
    const john = await house.api.anonymous().signIn('d.john@example.org', 'john_pass');
    expect((await john.get('/api/auth/me')).body.data).toMatchObject({ username: 'd.john', name: 'John Doe', role: 'admin' });
    const { items } = (await john.get('/api/blog/posts?author=d.jane&sort=id')).body.data;
    expect(items).toMatchObject([
      { title: 'A training centre for teachers', status: 'PUBLISHED', author: { name: 'Jane Doe' } },
      { title: 'Notes on the autumn programme', status: 'DRAFT' },
    ]);
  });

  it('gets its initial posts from the scheduler', async () => {
    const scheduler = await house.addScheduler();
    await house.database.sql.raw(`select from graphile_worker.add_job('load-initial-posts')`);
    const initial = () => house.database.sql('posts').whereNull('author_id').pluck<string[]>('title');
    await until(async () => (await initial()).length === 3);
    expect(await initial()).toContain('Welcome to your new blog');
    await scheduler.stop();
  });
});

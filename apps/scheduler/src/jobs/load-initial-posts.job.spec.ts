import { expect, it, jest } from '@jest/globals';
import type { Logger } from '@halolight/application/kernel';
import { LoadInitialPostsJob } from './load-initial-posts.job.js';

it('looks every minute, and says how many posts were made when some were', async () => {
  const info = jest.fn<Logger['info']>();
  const logger: Logger = { debug: jest.fn(), info, warn: jest.fn(), error: jest.fn() };
  const answers = [{ made: 3 }, { made: null }];
  const job = new LoadInitialPostsJob({ execute: async () => answers.shift() ?? { made: null } }, logger);

  await job.run();
  await job.run();

  expect(job.schedule).toBe('* * * * *');
  expect(info.mock.calls).toEqual([[expect.any(String), { made: 3 }]]);
});

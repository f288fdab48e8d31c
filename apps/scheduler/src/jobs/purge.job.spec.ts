import { expect, it, jest } from '@jest/globals';
import type { Logger } from '@halolight/application/kernel';
import { PurgeJob } from './purge.job.js';

it('purges every hour and says how much went', async () => {
  const info = jest.fn<Logger['info']>();
  const logger: Logger = { debug: jest.fn(), info, warn: jest.fn(), error: jest.fn() };
  const job = new PurgeJob('purge-sessions', 20, { execute: async () => ({ deleted: 3 }) }, logger);

  await job.run();

  expect([job.name, job.schedule]).toEqual(['purge-sessions', '20 * * * *']);
  expect(info).toHaveBeenCalledWith(expect.any(String), { job: 'purge-sessions', deleted: 3 });
});

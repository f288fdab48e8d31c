import { expect, it, jest } from '@jest/globals';
import type { Logger } from '@halolight/application/kernel';
import { KeepVisitPartitionsJob } from './keep-visit-partitions.job.js';

it('makes and drops partitions every night and says how many', async () => {
  const info = jest.fn<Logger['info']>();
  const logger: Logger = { debug: jest.fn(), info, warn: jest.fn(), error: jest.fn() };
  const job = new KeepVisitPartitionsJob({ execute: async () => ({ created: 1, dropped: 2 }) }, logger);

  await job.run();

  expect(job.schedule).toBe('20 3 * * *');
  expect(info).toHaveBeenCalledWith(expect.any(String), { created: 1, dropped: 2 });
});

import { expect, it, jest } from '@jest/globals';
import type { Logger } from '@halolight/application/kernel';
import { PurgeLiveEventsJob } from './purge-live-events.job.js';

it('purges every hour and says how many events went', async () => {
  const info = jest.fn<Logger['info']>();
  const logger: Logger = { debug: jest.fn(), info, warn: jest.fn(), error: jest.fn() };
  const job = new PurgeLiveEventsJob({ execute: async () => ({ deleted: 3 }) }, logger);

  await job.run();

  expect(job.schedule).toBe('50 * * * *');
  expect(info).toHaveBeenCalledWith(expect.any(String), { deleted: 3 });
});

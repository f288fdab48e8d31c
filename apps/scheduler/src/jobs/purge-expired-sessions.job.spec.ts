import { expect, it, jest } from '@jest/globals';
import type { Logger } from '@halolight/application/kernel';
import { PurgeExpiredSessionsJob } from './purge-expired-sessions.job.js';

it('purges every full hour and says how many sessions went', async () => {
  const info = jest.fn<Logger['info']>();
  const logger: Logger = { debug: jest.fn(), info, warn: jest.fn(), error: jest.fn() };
  const job = new PurgeExpiredSessionsJob({ execute: async () => ({ deleted: 3 }) }, logger);

  await job.run();

  expect(job.schedule).toBe('0 * * * *');
  expect(info).toHaveBeenCalledWith(expect.any(String), { deleted: 3 });
});

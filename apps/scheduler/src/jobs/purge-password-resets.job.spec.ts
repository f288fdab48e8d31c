import { expect, it, jest } from '@jest/globals';
import type { Logger } from '@halolight/application/kernel';
import { PurgePasswordResetsJob } from './purge-password-resets.job.js';

it('purges every hour and says how many requests went', async () => {
  const info = jest.fn<Logger['info']>();
  const logger: Logger = { debug: jest.fn(), info, warn: jest.fn(), error: jest.fn() };
  const job = new PurgePasswordResetsJob({ execute: async () => ({ deleted: 3 }) }, logger);

  await job.run();

  expect(job.schedule).toBe('20 * * * *');
  expect(info).toHaveBeenCalledWith(expect.any(String), { deleted: 3 });
});

import { expect, it, jest } from '@jest/globals';
import type { Logger } from '@halolight/application/kernel';
import { FoldRollupsJob } from './fold-rollups.job.js';

it('folds every five minutes and says how much', async () => {
  const debug = jest.fn<Logger['debug']>();
  const logger: Logger = { debug, info: jest.fn(), warn: jest.fn(), error: jest.fn() };
  const job = new FoldRollupsJob({ execute: async () => ({ folded: 3 }) }, logger);

  await job.run();

  expect(job.schedule).toBe('*/5 * * * *');
  expect(debug).toHaveBeenCalledWith(expect.any(String), { folded: 3 });
});

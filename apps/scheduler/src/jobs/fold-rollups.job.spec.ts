import { expect, it, jest } from '@jest/globals';
import type { Logger } from '@halolight/application/kernel';
import { FoldRollupsJob } from './fold-rollups.job.js';

it('folds every minute and says how much', async () => {
  const debug = jest.fn<Logger['debug']>();
  const logger: Logger = { debug, info: jest.fn(), warn: jest.fn(), error: jest.fn() };
  const job = new FoldRollupsJob({ execute: async () => ({ folded: 3 }) }, logger);

  await job.run();

  expect(job.schedule).toBe('* * * * *');
  expect(debug).toHaveBeenCalledWith(expect.any(String), { folded: 3 });
});

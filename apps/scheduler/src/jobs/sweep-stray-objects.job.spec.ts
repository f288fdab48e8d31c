import { expect, it, jest } from '@jest/globals';
import type { Logger } from '@halolight/application/kernel';
import { SweepStrayObjectsJob } from './sweep-stray-objects.job.js';

it('sweeps all that is stored every night, and says what went', async () => {
  const info = jest.fn<Logger['info']>();
  const job = new SweepStrayObjectsJob({ execute: async () => ({ deleted: 3 }) }, { debug: jest.fn(), info, warn: jest.fn(), error: jest.fn() });

  await job.run();

  expect([job.name, job.schedule]).toEqual(['sweep-stray-objects', '30 3 * * *']);
  expect(info).toHaveBeenCalledWith(expect.any(String), { deleted: 3 });
});

import { expect, it, jest } from '@jest/globals';
import type { Logger } from '@halolight/application/kernel';
import { SweepFileStorageJob } from './sweep-file-storage.job.js';

it('sweeps every night, under the name that deletions queue it by, and says what went', async () => {
  const info = jest.fn<Logger['info']>();
  const swept = { lapsedUploads: 1, unusedObjects: 2, strayObjects: 3 };
  const job = new SweepFileStorageJob({ execute: async () => swept }, { debug: jest.fn(), info, warn: jest.fn(), error: jest.fn() });

  await job.run();

  expect([job.name, job.schedule]).toEqual(['sweep-file-storage', '30 3 * * *']);
  expect(info).toHaveBeenCalledWith(expect.any(String), swept);
});

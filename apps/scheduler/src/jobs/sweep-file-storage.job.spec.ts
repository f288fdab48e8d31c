import { expect, it, jest } from '@jest/globals';
import type { Logger } from '@halolight/application/kernel';
import { SweepFileStorageJob } from './sweep-file-storage.job.js';

it.each([
  [{ lapsedUploads: 1, unusedObjects: 0 }, 1],
  [{ lapsedUploads: 0, unusedObjects: 2 }, 1],
  [{ lapsedUploads: 0, unusedObjects: 0 }, 0],
])('sweeps every five minutes, sooner than an upload lapses, and says what went: of %j in %s lines', async (swept, lines) => {
  const info = jest.fn<Logger['info']>();
  const job = new SweepFileStorageJob({ execute: async () => swept }, { debug: jest.fn(), info, warn: jest.fn(), error: jest.fn() });

  await job.run();

  expect([job.name, job.schedule]).toEqual(['sweep-file-storage', '*/5 * * * *']);
  expect(info.mock.calls.map(([, fields]) => fields)).toEqual(Array.from({ length: lines }, () => swept));
});

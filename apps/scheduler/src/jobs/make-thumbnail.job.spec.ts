import { expect, it, jest } from '@jest/globals';
import type { MakeThumbnail } from '@halolight/application/content';
import { MakeThumbnailJob } from './make-thumbnail.job.js';

const KEY = '7e57d004-2b97-4e7a-b45f-5387367791cd';

it('makes the thumbnail of the content it was queued with', async () => {
  const execute = jest.fn<MakeThumbnail['execute']>().mockResolvedValue(true);
  await new MakeThumbnailJob({ execute }).run({ key: KEY });
  expect(execute.mock.calls).toEqual([[KEY]]);
});

it.each([null, {}, { key: '../1' }, { key: 7 }])('refuses what names no content (case %#)', async (payload) => {
  await expect(new MakeThumbnailJob({ execute: jest.fn<MakeThumbnail['execute']>() }).run(payload)).rejects.toThrow();
});

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { expectRefusal } from '../kit/expect-refusal.js';
import { FileHouse, upload } from '../kit/file-house.js';
import type { Member } from '../kit/installation.js';

const TOO_LARGE_FOR_THE_DISK = Buffer.alloc(8 * 1024 * 1024);
const preloaded = new URL('../kit/short-files.mjs', import.meta.url).href;

let house: FileHouse;
let ada: Member;
beforeAll(async () => {
  house = await FileHouse.start({ SEED: 'none', NODE_OPTIONS: `--no-warnings --import=${preloaded}` });
  ada = await house.installation.member();
});
afterAll(() => house?.stop());

it('an upload for which the disk has no room is refused with 503, leaves nothing, and keeps nobody from what there is room for', async () => {
  const kept = await upload(ada.client, 'kept');
  const path = `/api/files/${kept.body.data.id}`;
  const before = await house.keysOnDisk();
  const refused = [await upload(ada.client, TOO_LARGE_FOR_THE_DISK), await ada.client.request('PUT', `${path}/content`, TOO_LARGE_FOR_THE_DISK)];
  for (const answer of refused) {
    expectRefusal(answer, 503, 'UNAVAILABLE', []);
    expect(answer.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
  }
  expect([await house.keysOnDisk(), await house.uploadsUnderWay(), await house.usageOf(ada.id)]).toEqual([before, [], { used: 4, reserved: 0 }]);
  expect((await ada.client.get(`${path}/download`)).text).toBe('kept');
  expect((await upload(ada.client, 'small')).status).toBe(201);
});

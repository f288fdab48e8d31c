import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '../kit/expect-refusal.js';
import { fault } from '../kit/fault.js';
import { FileHouse, upload } from '../kit/file-house.js';
import type { Member } from '../kit/installation.js';
import { SmallDisk } from '../kit/small-disk.js';

const DISK_MB = 4;
const TOO_LARGE_FOR_THE_DISK = Buffer.alloc(2 * DISK_MB * 1024 * 1024);
const preloaded = new URL('../kit/short-files.mjs', import.meta.url).href;

const disk = await SmallDisk.mount(DISK_MB);
afterAll(() => disk?.unmount());

describe('on a disk that is full', () => {
  if (disk) keepsThePromise(() => FileHouse.start({ SEED: 'none' }, disk.folder));
  else it.skip('nothing is tried here: this process may mount none', () => undefined);
});

describe('where the system lets no file become so large', () => {
  keepsThePromise(() => FileHouse.start({ SEED: 'none', NODE_OPTIONS: `--no-warnings --import=${preloaded}` }));
});

function keepsThePromise(start: () => Promise<FileHouse>): void {
  let house: FileHouse;
  let ada: Member;
  beforeAll(async () => {
    house = await start();
    ada = await house.installation.member();
  });
  afterAll(() => house?.stop());

  fault('an upload for which there is no room is refused with 503, leaves nothing, and keeps nobody from what there is room for', async () => {
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
}

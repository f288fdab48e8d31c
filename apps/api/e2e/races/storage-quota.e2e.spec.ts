import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FileHouse, upload } from '../kit/file-house.js';
import type { Member } from '../kit/installation.js';
import type { RunningApi } from '../kit/running-api.js';

const ROUNDS = 200;
/** Each costs nine requests. */
const CROWDED_ROUNDS = process.env['TORTURE'] ? 200 : 20;
const LIMIT_MS = 400_000;
const KIB = 1024;

let house: FileHouse;
let ada: Member;
let other: RunningApi;
beforeAll(async () => {
  house = await FileHouse.start({ QUOTA_BYTES: String(100 * KIB) });
  ada = await house.installation.member();
  other = await house.addApi();
});
afterAll(() => house?.stop());

describe('two uploads at the same moment, on two processes', () => {
  it(
    `never get more than the quota together, ${ROUNDS} times: one gets 201, the other 413`,
    async () => {
      const elsewhere = ada.client.elsewhere(other.url);
      for (let round = 0; round < ROUNDS; round += 1) {
        const answers = await Promise.all([upload(ada.client, Buffer.alloc(60 * KIB)), upload(elsewhere, Buffer.alloc(60 * KIB))]);
        expect(answers.map(({ status }) => status).sort()).toEqual([201, 413]);
        expect(await house.usageOf(ada.id)).toEqual({ used: 60 * KIB, reserved: 0 });
        const kept = answers.find(({ status }) => status === 201)?.body.data.id;
        await ada.client.delete(`/api/files/${kept}`);
      }
      expect(await house.usageOf(ada.id)).toEqual({ used: 0, reserved: 0 });
    },
    LIMIT_MS,
  );

  it(`of which both fit both succeed, copies and deletions beside them, ${CROWDED_ROUNDS} times`, async () => {
    const { client } = ada;
    for (let round = 0; round < CROWDED_ROUNDS; round += 1) {
      const [one, two] = await Promise.all([upload(client, Buffer.alloc(20 * KIB)), upload(client, Buffer.alloc(20 * KIB))]);
      const copies = await Promise.all([1, 2, 3].map(() => client.post(`/api/files/${one.body.data.id}/copy`)));
      expect(copies.map(({ status }) => status)).toEqual([201, 201, 201]);
      const ids = [one, two, ...copies].map(({ body }) => body.data.id);
      const [deleted, refused] = await Promise.all([client.post('/api/files/batch-delete', { ids }), upload(client, Buffer.alloc(101 * KIB))]);
      expect([deleted.body.data.deleted.length, refused.status]).toEqual([5, 413]);
    }
    expect(await house.usageOf(ada.id)).toEqual({ used: 0, reserved: 0 });
  }, LIMIT_MS);
});

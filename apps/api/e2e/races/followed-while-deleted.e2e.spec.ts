import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../kit/api-client.js';
import { FileHouse, upload } from '../kit/file-house.js';
import type { Member } from '../kit/installation.js';

const ROUNDS = process.env['TORTURE'] ? 200 : 90;
const FOLLOWERS = 3;
const LIMIT_MS = 400_000;

let house: FileHouse;
let owner: Member;
let others: string;
beforeAll(async () => {
  house = await FileHouse.start();
  owner = await house.installation.member('admin');
  others = (await house.addApi()).url;
});
afterAll(() => house?.stop());

const DELETIONS: readonly ((fileId: number, folderId: number) => Promise<Answer>)[] = [
  (fileId) => owner.client.delete(`/api/files/${fileId}`),
  (_, folderId) => owner.client.delete(`/api/folders/${folderId}?recursive=true`),
  (fileId) => owner.client.post('/api/files/batch-delete', { ids: [fileId] }),
];

describe('a file whose links and signed URLs are followed while it, or the folder around it, is deleted, on two processes', () => {
  it(
    `is opened or not found, and is gone afterwards, ${ROUNDS} times`,
    async () => {
      const here = house.installation.api.anonymous();
      const callers = Array.from({ length: FOLLOWERS }, () => [here, here.elsewhere(others)]).flat();
      for (let round = 0; round < ROUNDS; round += 1) {
        const folderId: number = (await owner.client.post('/api/folders', { name: `Folder ${round}` })).body.data.id;
        const fileId: number = (await upload(owner.client, 'followed', 'followed.txt', { folderId: String(folderId) })).body.data.id;
        const { shareToken } = (await owner.client.post(`/api/files/${fileId}/share`, {})).body.data;
        const closed = (await owner.client.post(`/api/files/${fileId}/share`, { password: 'secret' })).body.data.shareToken;
        const signed = new URL((await owner.client.post(`/api/files/${fileId}/download-url`, {})).body.data.url);
        const paths = [
          `/api/files/shared/${shareToken}/download`, `/api/files/shared/${shareToken}`, signed.pathname + signed.search, `/api/files/shared/${closed}`,
        ];
        const follow = () => callers.flatMap((caller) => paths.map((path) => caller.get(path)));
        const before = follow();
        const deleted = DELETIONS[round % DELETIONS.length]?.(fileId, folderId);
        const answers = await Promise.all([...before, ...follow()]);
        expect([200, 204]).toContain((await deleted)?.status);
        expect(answers.map(({ status }) => status).filter((status) => ![200, 401, 404].includes(status))).toEqual([]);
        expect((await owner.client.get(`/api/files/${fileId}`)).status).toBe(404);
      }
    },
    LIMIT_MS,
  );
});

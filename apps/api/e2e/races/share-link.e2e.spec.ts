import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FileHouse, upload } from '../kit/file-house.js';
import type { Member } from '../kit/installation.js';

const ROUNDS = 200;
const CALLERS = 20;
const LIMIT_MS = 180_000;

let house: FileHouse;
let owner: Member;
let others: string;
beforeAll(async () => {
  house = await FileHouse.start();
  owner = await house.installation.member();
  others = (await house.addApi()).url;
});
afterAll(() => house?.stop());

describe('a share link at its last permitted access, on two processes', () => {
  it(
    `opens for one of ${CALLERS} callers at the same moment, ${ROUNDS} times`,
    async () => {
      const id = (await upload(owner.client, 'last')).body.data.id;
      const here = house.installation.api.anonymous();
      const callers = Array.from({ length: CALLERS / 2 }, () => [here, here.elsewhere(others)]).flat();
      for (let round = 0; round < ROUNDS; round += 1) {
        const { id: linkId, shareToken } = (await owner.client.post(`/api/files/${id}/share`, { maxAccess: 1 })).body.data;
        const answers = await Promise.all(callers.map((caller) => caller.get(`/api/files/shared/${shareToken}/download`)));
        const statuses = answers.map(({ status }) => status).sort();
        expect(statuses).toEqual([200, ...Array.from({ length: CALLERS - 1 }, () => 404)]);
        const link = await house.installation.database.sql('file_links').where({ id: linkId }).first('access_count');
        expect(link).toEqual({ access_count: 1 });
      }
    },
    LIMIT_MS,
  );
});

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { expectRefusal } from '../kit/expect-refusal.js';
import { FileHouse, upload } from '../kit/file-house.js';
import { until } from '../kit/until.js';

const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

let house: FileHouse;
beforeAll(async () => {
  house = await FileHouse.start();
  await house.addScheduler();
});
afterAll(() => house?.stop());

it('a picture gets a thumbnail a moment after it was uploaded, for who may see it, and no other file does', async () => {
  const { client } = await house.installation.member();
  const [picture, text] = [await upload(client, PIXEL, 'pixel.png'), await upload(client, 'text')];
  const { id } = picture.body.data;
  await until(async () => (await client.get(`/api/files/${id}`)).body.data.hasThumbnail);
  const { status, headers } = await client.get(`/api/files/${id}/thumbnail`);
  expect([status, headers.get('content-type')]).toEqual([200, 'image/webp']);
  expectRefusal(await client.get(`/api/files/${text.body.data.id}/thumbnail`), 404, 'NOT_FOUND');
  expectRefusal(await (await house.installation.member()).client.get(`/api/files/${id}/thumbnail`), 404, 'NOT_FOUND');
});

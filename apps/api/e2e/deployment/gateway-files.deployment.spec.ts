import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '../kit/expect-refusal.js';
import { FileHouse, upload } from '../kit/file-house.js';
import type { Member } from '../kit/installation.js';
import { RawUpload } from '../kit/raw-upload.js';
import { RunningGateway } from '../kit/running-gateway.js';
import { until } from '../kit/until.js';

const MIB = 1024 * 1024;
const SIZE = 64 * MIB;

let house: FileHouse;
let gateway: RunningGateway;
let ada: Member;
beforeAll(async () => {
  const limits = { UPLOAD_MAX_BYTES: String(SIZE), TRUST_PROXY: '1' };
  house = await FileHouse.start(limits);
  const other = await house.addApi();
  gateway = await RunningGateway.start([house.installation.api.url, other.url]);
  const member = await house.installation.member();
  ada = { ...member, client: member.client.elsewhere(gateway.url) };
});
afterAll(async () => {
  await gateway?.stop();
  await house?.stop();
});

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a file that passes the gateway', () => {
  it.each(['', '/compat/next'])('reaches the API while it is still being sent, and never the gateway’s disk: %s/api/files/upload', async (mount) => {
    const block = randomBytes(MIB);
    const sender = new RawUpload(gateway.url + mount, ada.client, SIZE);
    for (let sent = 0; sent < 16; sent += 1) await sender.send(block);
    // More than any buffer between here and the API holds, and the API already wrote some of it down.
    await until(async () => (await house.uploadsUnderWay()).length === 1);
    expect(await gateway.putAside()).toEqual([]);
    for (let sent = 16; sent < SIZE / MIB; sent += 1) await sender.send(block);
    const { status, body } = await sender.finish();
    expect([status, body.data.size]).toEqual([201, SIZE]);
    expect(body.data.sha256).toBe(digestOf(Buffer.concat(Array.from({ length: SIZE / MIB }, () => block))));
  });

  it('is one to the gateway wherever it is one to the API: with a slash at the end as well', async () => {
    const bytes = randomBytes(12 * MIB);
    const form = new FormData();
    form.append('file', new Blob([bytes]), 'large.bin');
    const made = await ada.client.request('POST', '/api/files/upload/', form);
    expect([made.status, made.body.data?.size]).toEqual([201, bytes.length]);
    expect((await ada.client.request('PUT', `/api/files/${made.body.data.id}/content/`, bytes)).status).toBe(200);
  });

  it('may be as large as the API allows, and no larger, in the API’s own words', async () => {
    const sender = new RawUpload(gateway.url, ada.client);
    void (async () => {
      for (let sent = 0; sent < SIZE / MIB + 8; sent += 1) await sender.send(randomBytes(MIB)).catch(() => undefined);
    })();
    const { status, body } = await sender.answer;
    expect([status, body.error.code, body.error.details[0].field]).toEqual([413, 'PAYLOAD_TOO_LARGE', 'file']);
    await sender.abort();
    await until(async () => (await house.uploadsUnderWay()).length === 0);
  });

  it('leaves nothing when its sender gives up', async () => {
    const sender = new RawUpload(gateway.url, ada.client, 8 * MIB);
    await sender.send(randomBytes(3 * MIB));
    await sender.abort();
    await until(async () => (await house.uploadsUnderWay()).length === 0);
  });

  it('is replaced by a stream, and downloaded whole or in ranges', async () => {
    const { id } = (await upload(ada.client, 'first')).body.data;
    const bytes = randomBytes(5 * MIB);
    const replaced = await fetch(`${gateway.url}/api/files/${id}/content`, { method: 'PUT', headers: bearer(), body: bytes });
    expect(replaced.status).toBe(200);
    const download = (headers = {}) => fetch(`${gateway.url}/api/files/${id}/download`, { headers: { ...bearer(), ...headers } });
    expect(digestOf(await (await download()).bytes())).toBe(digestOf(bytes));
    const part = await download({ Range: 'bytes=1000000-2999999' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 1000000-2999999/${bytes.length}`]);
    expect(digestOf(await part.bytes())).toBe(digestOf(bytes.subarray(1_000_000, 3_000_000)));
    expect((await download({ 'If-None-Match': part.headers.get('etag') ?? '' })).status).toBe(304);
    expectRefusal(await ada.client.get(`/api/files/${id}/download`, { Range: 'bytes=99999999-' }), 416, 'RANGE_NOT_SATISFIABLE');
  });

  it('is told to a reader who dawdles without any of it being kept at the gateway', async () => {
    const { id } = (await upload(ada.client, randomBytes(32 * MIB), 'slow.bin')).body.data;
    const reader = (await fetch(`${gateway.url}/api/files/${id}/download`, { headers: bearer() })).body?.getReader();
    let received = (await reader?.read())?.value?.length ?? 0;
    await pause(300);
    expect(await gateway.putAside()).toEqual([]);
    for (let chunk = await reader?.read(); chunk?.done === false; chunk = await reader?.read()) received += chunk.value.length;
    expect(received).toBe(32 * MIB);
  });
});

function bearer(): Record<string, string> {
  return { Authorization: `Bearer ${ada.client.accessToken}` };
}

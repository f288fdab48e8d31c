import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '../kit/expect-refusal.js';
import { fault } from '../kit/fault.js';
import { FileHouse, upload } from '../kit/file-house.js';
import type { Member } from '../kit/installation.js';
import { until } from '../kit/until.js';

const FORM = '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhello\r\n--b--\r\n';
const FORM_TYPE = 'multipart/form-data; boundary=b';
const CUTS = Array.from(FORM, (_, cut) => FORM.slice(0, cut));

let house: FileHouse;
let ada: Member;
beforeAll(async () => {
  house = await FileHouse.start({ SEED: 'none' });
});
beforeEach(async () => {
  ada = await house.installation.member();
});
afterAll(() => house?.stop());

const announced = (bytes: number) => `Content-Length: ${bytes}`;
const CHUNKED = 'Transfer-Encoding: chunked';
const chunk = (bytes: string) => `${bytes.length.toString(16)}\r\n${bytes}\r\n`;

interface Start {
  readonly length: string;
  readonly body: string;
}

async function begin(request: string, type: string, { length, body }: Start): Promise<Socket> {
  const socket = connect(Number(new URL(house.installation.api.url).port), '127.0.0.1').on('error', () => undefined);
  await once(socket, 'connect');
  const head = [`${request} HTTP/1.1`, 'Host: x', `Authorization: Bearer ${ada.client.accessToken}`, `Content-Type: ${type}`, length];
  socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  return socket;
}

/** Everybody leaves when the last of them has been noticed. */
async function beginAndLeave(request: string, type: string, starts: readonly Start[]): Promise<void> {
  const sockets = await Promise.all(starts.map((start) => begin(request, type, start)));
  await until(async () => (await house.uploadsUnderWay()).length === starts.length);
  for (const socket of sockets) socket.destroy();
  await until(async () => (await house.uploadsUnderWay()).length === 0);
}

describe('an upload whose sender leaves before the end of the request', () => {
  for (const [cut, starts] of [
    ['any byte of the form short', CUTS.map((body) => ({ length: announced(FORM.length), body }))],
    ['with the form whole, and a part of what it announced still to come', [1, 2, 100_000].map((more) => ({ length: announced(FORM.length + more), body: FORM }))],
    ['without the end of its chunks', [{ length: CHUNKED, body: chunk(FORM) }, { length: CHUNKED, body: `${chunk(FORM)}0\r\n` }]],
  ] as const) {
    fault(`makes no file, ${cut}`, async () => {
      await beginAndLeave('POST /api/files/upload', FORM_TYPE, starts);
      expect((await ada.client.get('/api/files')).body.data.total).toBe(0);
      expect(await house.usageOf(ada.id)).toEqual({ used: 0, reserved: 0 });
      expect((await house.keysOnDisk()).sort()).toEqual((await house.keysInTables()).sort());
    });
  }

  fault('replaces no content', async () => {
    const id = (await upload(ada.client, 'kept')).body.data.id;
    const cuts = Array.from('hello', (_, cut) => ({ length: announced('hello'.length), body: 'hello'.slice(0, cut) }));
    await beginAndLeave(`PUT /api/files/${id}/content`, 'application/octet-stream', [...cuts, { length: CHUNKED, body: chunk('hello') }]);
    expect((await ada.client.get(`/api/files/${id}`)).body.data).toMatchObject({ size: 4, version: 1 });
    expect((await ada.client.get(`/api/files/${id}/download`)).text).toBe('kept');
  });
});

describe('a form with more in it than a file and its fields', () => {
  const part = (disposition: string) => `--b\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n`;
  const FILE = `${part('name="file"; filename="a"')}hello\r\n`;

  it.each([
    ['an unknown file', part('name="other"; filename="a"'), 400, 'VALIDATION_ERROR'],
    ['a second file', `${FILE}${part('name="file"; filename="b"')}`, 400, 'VALIDATION_ERROR'],
    ['an endless field', part('name="name"'), 413, 'PAYLOAD_TOO_LARGE'],
    ['a part that is none', '--b\r\nContent-Disposition: attachment\r\n\r\n', 413, 'PAYLOAD_TOO_LARGE'],
    ['a preamble', 'before', 413, 'PAYLOAD_TOO_LARGE'],
    ['an epilogue', `${FILE}--b--\r\n`, 413, 'PAYLOAD_TOO_LARGE'],
  ])('is refused while %s still comes', async (_case, beginning, status, code) => {
    const endless = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(Buffer.from(beginning)),
      pull: (controller) => controller.enqueue(Buffer.alloc(64 * 1024, 'x')),
    });
    const headers = { Authorization: `Bearer ${ada.client.accessToken}`, 'Content-Type': FORM_TYPE };
    const answer = await fetch(`${house.installation.api.url}/api/files/upload`, { method: 'POST', headers, body: endless, duplex: 'half' });
    expectRefusal({ status: answer.status, body: await answer.json(), headers: answer.headers, text: '' }, status, code);
    await until(async () => (await house.uploadsUnderWay()).length === 0);
    expect((await ada.client.get('/api/files')).body.data.total).toBe(0);
  });
});

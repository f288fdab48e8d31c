import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { bearer, signIn, type Account } from '../account.ts';
import type { Bench, Served } from '../bench.ts';
import { bytesOf } from '../bytes-of.ts';
import { MEGABYTE } from '../megabyte.ts';
import type { Outcome } from '../outcome.ts';

const MIB = 1024 * 1024;
const CHUNK = randomBytes(MIB);
const WATCH_MS = 100;

/** A file of 2 GiB, up and down: how much the memory of the API grows. */
export async function largeFile(bench: Bench): Promise<Outcome> {
  const mebibytes = Math.ceil(2048 * bench.scale);
  const api = await bench.api();
  const user = await signIn(api, 'user');
  await transfer(api, user, 8);
  const before = (await api.process.sample()).rssBytes;
  const up = await watched(api, () => upload(api, user, mebibytes));
  const down = await watched(api, () => download(api, user, up.result.id));
  if (down.result !== up.result.sha256) throw new Error('What came back is not what was sent');
  await remove(api, user, up.result.id);
  return {
    title: `A file of ${mebibytes.toLocaleString('en-US')} MiB`,
    findings: [
      { figure: 'RSS growth while it is sent', value: (up.mostBytes - before) / MEGABYTE, unit: 'MB', atMost: 64 },
      { figure: 'RSS growth while it is fetched', value: (down.mostBytes - before) / MEGABYTE, unit: 'MB', atMost: 64 },
      { figure: 'sent', value: mebibytes / up.seconds, unit: 'MiB/s' },
      { figure: 'fetched', value: mebibytes / down.seconds, unit: 'MiB/s' },
    ],
  };
}

async function transfer(api: Served, user: Account, mebibytes: number): Promise<void> {
  const { id } = await upload(api, user, mebibytes);
  await download(api, user, id);
  await remove(api, user, id);
}

async function watched<T>({ process }: Served, work: () => Promise<T>): Promise<{ result: T; mostBytes: number; seconds: number }> {
  const begun = performance.now();
  let mostBytes = 0;
  let isWorking = true;
  const watching = (async () => {
    for (; isWorking; await pause(WATCH_MS)) mostBytes = Math.max(mostBytes, (await process.sample()).rssBytes);
  })();
  try {
    return { result: await work(), mostBytes, seconds: (performance.now() - begun) / 1000 };
  } finally {
    isWorking = false;
    await watching;
  }
}

async function upload({ url }: Served, user: Account, mebibytes: number): Promise<{ id: number; sha256: string }> {
  const boundary = 'bench-boundary';
  async function* body(): AsyncGenerator<Buffer> {
    yield Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="large.bin"\r\nContent-Type: application/octet-stream\r\n\r\n`);
    for (let sent = 0; sent < mebibytes; sent++) yield CHUNK;
    yield Buffer.from(`\r\n--${boundary}--\r\n`);
  }
  const answer = await fetch(`${url}/api/files/upload`, {
    method: 'POST',
    headers: { ...bearer(user), 'Content-Type': `multipart/form-data; boundary=${boundary}` },
    body: Readable.toWeb(Readable.from(body())) as ReadableStream,
    duplex: 'half',
  });
  if (answer.status !== 201) throw new Error(`Sending the file: ${await answer.text()}`);
  return ((await answer.json()) as { data: { id: number; sha256: string } }).data;
}

async function download({ url }: Served, user: Account, id: number): Promise<string> {
  const answer = await fetch(`${url}/api/files/${id}/download`, { headers: bearer(user) });
  const hash = createHash('sha256');
  for await (const chunk of bytesOf(answer)) hash.update(chunk);
  return hash.digest('hex');
}

async function remove({ url }: Served, user: Account, id: number): Promise<void> {
  await fetch(`${url}/api/files/${id}`, { method: 'DELETE', headers: bearer(user) });
}

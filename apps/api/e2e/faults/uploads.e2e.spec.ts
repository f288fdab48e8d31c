import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '../kit/expect-refusal.js';
import { fault } from '../kit/fault.js';
import { FileHouse, upload } from '../kit/file-house.js';
import type { Member } from '../kit/installation.js';
import { RawUpload } from '../kit/raw-upload.js';
import { until } from '../kit/until.js';

const MIB = 1024 * 1024;
const LIMITS = { UPLOAD_MAX_BYTES: String(8 * MIB), QUOTA_BYTES: String(12 * MIB) };

let house: FileHouse;
let ada: Member;
beforeAll(async () => {
  house = await FileHouse.start({ ...LIMITS, DB_POOL_MAX: '2', SEED: 'none' });
});
beforeEach(async () => {
  ada = await house.installation.member();
});
afterAll(() => house?.stop());

const nothingIsLeft = async (): Promise<boolean> => {
  const [disk, tables, uploads] = [await house.keysOnDisk(), await house.keysInTables(), await house.uploadsUnderWay()];
  return uploads.length === 0 && disk.every((key) => tables.includes(key));
};
/** After the minute that content is kept for who is let through to it just now. */
const sweep = async () => {
  const { sql } = house.installation.database;
  await sql('file_contents').whereNotNull('released_at').update({ released_at: sql.raw(`now() - interval '1 minute'`) });
  for (const job of ['sweep-file-storage', 'sweep-stray-objects']) {
    await sql.raw(`select graphile_worker.add_job(?, '{}'::json, job_key => 'now')`, [job]);
    await until(async () => (await sql('graphile_worker.jobs').where({ key: 'now' })).length === 0);
  }
};

const lapse = (key: unknown) => {
  const { sql } = house.installation.database;
  return sql('file_uploads').where({ key }).update({ expires_at: sql.fn.now() });
};

describe('an upload that is given up', () => {
  fault('leaves nothing, at whatever byte its sender leaves', async () => {
    for (let round = 0; round < 25; round += 1) {
      const sender = new RawUpload(house.installation.api.url, ada.client, 3 * MIB);
      await sender.send(randomBytes(randomInt(1, 3 * MIB)));
      if (round % 2 === 0) await pause(randomInt(30));
      await sender.abort();
    }
    await until(nothingIsLeft);
    expect(await house.usageOf(ada.id)).toEqual({ used: 0, reserved: 0 });
    expect((await house.installation.api.log()).filter(({ level }) => level === 'error')).toEqual([]);
  });

  fault('leaves the content that it was to replace', async () => {
    const id = (await upload(ada.client, 'kept')).body.data.id;
    const broken = fetch(`${house.installation.api.url}/api/files/${id}/content`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${ada.client.accessToken}` },
      body: new ReadableStream({
        async start(controller) {
          controller.enqueue(randomBytes(MIB));
          await pause(50);
          controller.error(new Error('gone'));
        },
      }),
      duplex: 'half',
    });
    await expect(broken).rejects.toThrow();
    await until(nothingIsLeft);
    expect((await ada.client.get(`/api/files/${id}/download`)).text).toBe('kept');
  });
});

describe('an upload that is too large', () => {
  it('is told so while it still comes, and its sender reads the answer', async () => {
    const sender = new RawUpload(house.installation.api.url, ada.client);
    void (async () => {
      for (let sent = 0; sent < 40; sent += 1) await sender.send(randomBytes(MIB)).catch(() => undefined);
    })();
    const { status, body } = await sender.answer;
    expect([status, body.error.code, body.error.details[0].field]).toEqual([413, 'PAYLOAD_TOO_LARGE', 'file']);
    await sender.abort();
    await until(nothingIsLeft);
  });

  it('is told so before it comes where its length says so', async () => {
    const sender = new RawUpload(house.installation.api.url, ada.client, 9 * MIB);
    expect((await sender.answer).status).toBe(413);
    await sender.abort();
    const put = await ada.client.request('PUT', `/api/files/${(await upload(ada.client, 'x')).body.data.id}/content`, Buffer.alloc(8 * MIB + 1));
    expectRefusal(put, 413, 'PAYLOAD_TOO_LARGE', ['file']);
  });

  it('counts against the quota, and takes nothing of it when it is refused', async () => {
    expect((await upload(ada.client, Buffer.alloc(8 * MIB))).status).toBe(201);
    expectRefusal(await upload(ada.client, Buffer.alloc(5 * MIB)), 413, 'PAYLOAD_TOO_LARGE', ['file']);
    expect(await house.usageOf(ada.id)).toEqual({ used: 8 * MIB, reserved: 0 });
    const copied = await upload(ada.client, Buffer.alloc(4 * MIB));
    expect(copied.status).toBe(201);
    expectRefusal(await ada.client.post(`/api/files/${copied.body.data.id}/copy`), 413, 'PAYLOAD_TOO_LARGE');
    await until(nothingIsLeft);
  });
});

describe('the API killed in the middle of an upload', () => {
  fault('leaves something for the sweeper, which leaves what others are just sending', async () => {
    const victim = await house.addApi();
    const scheduler = await house.addScheduler();
    const lost = new RawUpload(victim.url, ada.client);
    await lost.send(randomBytes(2 * MIB));
    await until(async () => (await house.uploadsUnderWay()).length === 1);
    const [left] = await house.uploadsUnderWay();
    const going = new RawUpload(house.installation.api.url, ada.client);
    await going.send(randomBytes(2 * MIB));
    await until(async () => (await house.uploadsUnderWay()).length === 2);
    victim.signal('SIGKILL');
    await victim.ended();

    await sweep();
    expect((await house.uploadsUnderWay()).length).toBe(2);
    await lapse(left?.['key']);
    await sweep();
    expect(await house.keysOnDisk()).not.toContain(left?.['key']);

    await going.send(randomBytes(MIB));
    const { status, body } = await going.finish();
    expect([status, body.data?.size]).toEqual([201, 3 * MIB]);
    expect(await house.usageOf(ada.id)).toEqual({ used: 3 * MIB, reserved: 0 });
    await sweep();
    expect((await house.keysOnDisk()).sort()).toEqual((await house.keysInTables()).sort());
    expect((await ada.client.get(`/api/files/${body.data.id}/download`)).headers.get('content-length')).toBe(String(3 * MIB));
    await scheduler.stop();
  });
});

describe('an upload of which nothing was heard for too long', () => {
  fault('keeps no room from the next, though nobody has swept', async () => {
    const sender = new RawUpload(house.installation.api.url, ada.client);
    await sender.send(randomBytes(6 * MIB));
    await until(async () => (await house.usageOf(ada.id)).reserved > 4 * MIB);
    expectRefusal(await upload(ada.client, Buffer.alloc(8 * MIB - 1)), 413, 'PAYLOAD_TOO_LARGE', ['file']);
    await lapse((await house.uploadsUnderWay())[0]?.['key']);
    expect((await upload(ada.client, Buffer.alloc(8 * MIB - 1))).status).toBe(201);
    await sender.abort();
    await until(nothingIsLeft);
    expect(await house.usageOf(ada.id)).toEqual({ used: 8 * MIB - 1, reserved: 0 });
  });

  fault('is asked for again, and its room and its bytes are gone', async () => {
    const scheduler = await house.addScheduler();
    const sender = new RawUpload(house.installation.api.url, ada.client);
    await sender.send(randomBytes(MIB));
    await until(async () => (await house.usageOf(ada.id)).reserved > MIB);
    await lapse((await house.uploadsUnderWay())[0]?.['key']);
    await sweep();
    const { status, body } = await sender.finish();
    expect([status, body.error.code]).toEqual([503, 'UNAVAILABLE']);
    expect(await house.usageOf(ada.id)).toEqual({ used: 0, reserved: 0 });
    await until(nothingIsLeft);
    await scheduler.stop();
  });
});

describe('the sweeper', () => {
  it('removes what deleted and replaced files showed, and never what a file shows', async () => {
    const scheduler = await house.addScheduler();
    const [kept, gone, replaced] = [await upload(ada.client, 'kept'), await upload(ada.client, 'gone'), await upload(ada.client, 'before')];
    const copy = await ada.client.post(`/api/files/${gone.body.data.id}/copy`);
    await ada.client.delete(`/api/files/${gone.body.data.id}`);
    await ada.client.request('PUT', `/api/files/${replaced.body.data.id}/content`, Buffer.from('after'));
    const before = (await house.keysOnDisk()).length;
    await sweep();
    expect((await house.keysOnDisk()).length).toBe(before - 1);
    const texts = await Promise.all([kept, copy, replaced].map(async ({ body }) => (await ada.client.get(`/api/files/${body.data.id}/download`)).text));
    expect(texts).toEqual(['kept', 'gone', 'after']);
    await ada.client.delete(`/api/files/${copy.body.data.id}`);
    await sweep();
    expect((await house.keysOnDisk()).length).toBe(before - 2);
    await scheduler.stop();
  });

  it('loses nothing of what is uploaded while it sweeps again and again', async () => {
    const scheduler = await house.addScheduler();
    let isSweeping = true;
    const sweeping = (async () => {
      while (isSweeping) await sweep();
    })();
    const ids: number[] = [];
    for (let round = 0; round < 30; round += 1) {
      const answers = await Promise.all([1, 2, 3].map((part) => upload(ada.client, `round ${round} part ${part}`)));
      ids.push(...answers.map(({ body }) => body.data.id));
    }
    isSweeping = false;
    await sweeping;
    for (const id of ids) expect((await ada.client.get(`/api/files/${id}/download`)).status).toBe(200);
    await scheduler.stop();
  });
});

describe('slow receivers', () => {
  it('hold no connection to the database', async () => {
    const id = (await upload(ada.client, Buffer.alloc(8 * MIB))).body.data.id;
    const slow = await Promise.all(
      Array.from({ length: 10 }, () => fetch(`${house.installation.api.url}/api/files/${id}/download`, { headers: { Authorization: `Bearer ${ada.client.accessToken}` } })),
    );
    expect(slow.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect((await ada.client.get('/api/files')).status).toBe(200);
    for (const answer of slow) await answer.body?.cancel();
  });
});

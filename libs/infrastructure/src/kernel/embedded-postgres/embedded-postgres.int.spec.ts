import { chmod, readdir, readFile, realpath, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { runStatement } from '../testing/run-statement.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { EmbeddedPostgres } from './embedded-postgres.js';

let folder: string;

beforeAll(async () => {
  folder = await temporaryFolder();
});

afterEach(() => new EmbeddedPostgres(folder).stop());

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('EmbeddedPostgres', () => {
  it('is made once by processes that start together, and started by one of them', async () => {
    expect(await new EmbeddedPostgres(folder).status()).toBe('absent');
    const [one, other] = await Promise.all([new EmbeddedPostgres(folder).start(), new EmbeddedPostgres(folder).start()]);
    expect(one.url).toBe(other.url);
    expect([one.startedHere, other.startedHere].filter(Boolean)).toHaveLength(1);
    expect(await readdir(folder)).toEqual(['postgres']);
    expect(await new EmbeddedPostgres(folder).status()).toBe('running');
  });

  it('does nothing when it is started twice', async () => {
    const first = await new EmbeddedPostgres(folder).start();
    expect(await new EmbeddedPostgres(folder).start()).toEqual({ url: first.url, startedHere: false });
  });

  it('listens where it did before, with what it held', async () => {
    const server = new EmbeddedPostgres(folder);
    const { url } = await server.start();
    await runStatement(url, 'create table kept ()');
    await server.stop();
    expect(await server.status()).toBe('stopped');
    expect((await server.start()).url).toBe(url);
    await runStatement(url, 'drop table kept');
  });

  it('moves to another port when its own was taken', async () => {
    const server = new EmbeddedPostgres(folder);
    const { url } = await server.start();
    await server.stop();
    const squatter = createServer().listen(Number(new URL(url).port), '127.0.0.1');
    const moved = await server.start();
    squatter.close();
    expect(moved.url).not.toBe(url);
    await runStatement(moved.url, 'select 1');
  });

  it('recovers after it was killed', async () => {
    const server = new EmbeddedPostgres(folder);
    await server.start();
    process.kill((await server.cluster.readServerPid()) ?? NaN, 'SIGKILL');
    expect((await server.start()).startedHere).toBe(true);
  });

  it('keeps its password from others, and asks for it', async () => {
    const { url } = await new EmbeddedPostgres(folder).start();
    expect((await stat(join(folder, 'postgres'))).mode & 0o077).toBe(0);
    expect((await stat(join(folder, 'postgres', 'password'))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(folder, 'postgres', 'data', 'pg_hba.conf'), 'utf8')).not.toMatch(/^[^#]*\btrust\b/m);
    const stranger = new URL(url);
    stranger.password = 'guess';
    await expect(runStatement(stranger.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('keeps its cluster elsewhere, and finds it again, when root starts it in a folder closed to its user', async () => {
    if (process.getuid?.() !== 0) return;
    const closed = await temporaryFolder();
    await chmod(closed, 0o700);
    const dataDir = join(closed, 'data');
    const { url } = await new EmbeddedPostgres(dataDir).start();
    const kept = await realpath(join(dataDir, 'postgres'));
    try {
      await runStatement(url, 'create table kept ()');
      await new EmbeddedPostgres(dataDir).stop();
      expect((await stat(kept)).mode & 0o077).toBe(0);
      await runStatement((await new EmbeddedPostgres(dataDir).start()).url, 'drop table kept');
    } finally {
      await new EmbeddedPostgres(dataDir).stop();
      await rm(kept, { recursive: true });
    }
    await expect(new EmbeddedPostgres(dataDir).start()).rejects.toThrow(`was kept in ${kept}, which is gone`);
    await rm(closed, { recursive: true });
  });
});

import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from '@jest/globals';
import { ChangeFeed, openDatabase, type Database } from '../kernel/index.js';
import { createTestDatabase, SilenceableProxy, silentLogger, type TestDatabase } from '../kernel/testing/index.js';
import { ListeningSupportedVersions } from './listening-supported-versions.js';

let testDatabase: TestDatabase;
let database: Database;
let proxy: SilenceableProxy;
let feed: ChangeFeed;
let versions: ListeningSupportedVersions;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = openDatabase({ databaseUrl: testDatabase.url, dbPoolMax: 2, dbPoolTimeoutMs: 5_000 }, silentLogger);
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});
beforeEach(async () => {
  proxy = await SilenceableProxy.start(testDatabase.url);
  feed = new ChangeFeed(proxy.url, silentLogger);
  versions = new ListeningSupportedVersions(database, silentLogger, feed);
  await feed.start();
  await versions.refresh();
});
afterEach(() => {
  feed.close();
  proxy.stop();
});

const rows = () => database.sql('versions');

/** Waits until the version is supported, or no longer. The test's own time limit ends a wait in vain. */
async function becomes(version: string, supported: boolean): Promise<void> {
  while (versions.isSupported(version) !== supported) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('ListeningSupportedVersions', () => {
  it('knows what every installation begins with', () => {
    expect(['0.1', '0.8', '0.9', '1.0', '', '2.0'].filter((version) => versions.isSupported(version))).toEqual(['1.0']);
  });

  it('knows nothing before it has read', () => {
    const fresh = new ListeningSupportedVersions(database, silentLogger, new ChangeFeed(testDatabase.url, silentLogger));
    expect(fresh.isSupported('1.0')).toBe(false);
  });

  it('hears of every way to change the table', async () => {
    await rows().insert({ version: '2.0', supported: true });
    await becomes('2.0', true);
    await rows().where({ version: '2.0' }).update({ supported: false });
    await becomes('2.0', false);
    await rows().where({ version: '2.0' }).update({ supported: true, version: '2.1' });
    await becomes('2.1', true);
    await rows().where({ version: '2.1' }).delete();
    await becomes('2.1', false);
    expect(versions.isSupported('1.0')).toBe(true);
  });

  it('reads again after it could hear nothing for a while', async () => {
    proxy.fallSilent();
    while (feed.isLive) await new Promise((resolve) => setTimeout(resolve, 5));
    await rows().insert({ version: '3.0', supported: true });
    proxy.recover();
    await becomes('3.0', true);
  });

  it('ends with the last of many changes', async () => {
    for (let count = 0; count < 21; count += 1) await rows().insert({ version: '4.0', supported: count % 2 === 0 }).onConflict('version').merge(['supported']);
    await becomes('4.0', true);
    await rows().where({ version: '4.0' }).update({ supported: false });
    await becomes('4.0', false);
  });
});

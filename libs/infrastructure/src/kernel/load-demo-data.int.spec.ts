import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase, type Database } from './database/index.js';
import { DemoData } from './demo-data.js';
import { loadDemoData } from './load-demo-data.js';
import { createTestDatabase, type TestDatabase } from './testing/index.js';

class DemoThings extends DemoData {
  constructor(
    override readonly name: string,
    private readonly effect: () => Promise<void>,
  ) {
    super();
  }

  load(): Promise<void> {
    return this.effect();
  }
}

let server: TestDatabase;
let database: Database;
beforeAll(async () => {
  server = await createTestDatabase();
  database = openDatabase({ databaseUrl: server.url, dbPoolMax: 1, dbPoolTimeoutMs: 1_000 });
});
afterAll(async () => {
  await database?.close();
  await server?.drop();
});

describe('loadDemoData', () => {
  it('loads what is new, in order, and never again, so that what was changed or deleted does not come back', async () => {
    const loaded: string[] = [];
    const things = (name: string) => new DemoThings(name, async () => void loaded.push(name));
    await loadDemoData(database, [things('one'), things('two')]);
    await loadDemoData(database, [things('one'), things('two'), things('three')]);
    expect(loaded).toEqual(['one', 'two', 'three']);
  });

  it('tries again what failed', async () => {
    let fails = true;
    const things = new DemoThings('fragile', async () => {
      if (fails) throw new Error('away');
    });
    await expect(loadDemoData(database, [things])).rejects.toThrow('away');
    expect(await database.sql('demo_data').where({ name: 'fragile' })).toEqual([]);
    fails = false;
    await loadDemoData(database, [things]);
    expect(await database.sql('demo_data').where({ name: 'fragile' })).toHaveLength(1);
  });
});

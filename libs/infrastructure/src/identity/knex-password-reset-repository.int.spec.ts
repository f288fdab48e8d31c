import { passwordResetRepositoryContract, sampleUser, uniqueHash } from '@halolight/application/identity/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase, type Database } from '../kernel/index.js';
import { createTestDatabase, type TestDatabase } from '../kernel/testing/index.js';
import { AccessCache } from './access-cache.js';
import { KnexPasswordResetRepository } from './knex-password-reset-repository.js';
import { KnexUserRepository } from './knex-user-repository.js';

let server: TestDatabase;
let database: Database;

beforeAll(async () => {
  server = await createTestDatabase();
  database = openDatabase({ databaseUrl: server.url, dbPoolMax: 8, dbPoolTimeoutMs: 3_000 });
});

afterAll(async () => {
  await database.close();
  await server.drop();
});

const ports = () => ({
  users: new KnexUserRepository(database, new AccessCache()),
  passwordResets: new KnexPasswordResetRepository(database),
});

passwordResetRepositoryContract('KnexPasswordResetRepository', ports);

describe('KnexPasswordResetRepository', () => {
  it('gives a token back when the unit of work that used it is undone', async () => {
    const { users, passwordResets } = ports();
    const tokenHash = uniqueHash();
    const now = new Date();
    const userId = await users.add(sampleUser());
    await passwordResets.open({ userId, tokenHash, requestedAt: now, expiresAt: new Date(now.getTime() + 60_000) });
    const undone = database.transaction(async () => {
      expect(await passwordResets.use(tokenHash, now)).toBe(true);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await passwordResets.use(tokenHash, now)).toBe(true);
  });

  it('gives a token to one of two in each of 200 races', async () => {
    const { users, passwordResets } = ports();
    const userId = await users.add(sampleUser());
    for (let race = 1; race <= 200; race += 1) {
      const tokenHash = uniqueHash();
      const requestedAt = new Date(Date.now() + race * 1_000);
      await passwordResets.open({ userId, tokenHash, requestedAt, expiresAt: new Date(requestedAt.getTime() + 60_000) });
      const used = await Promise.all([1, 2].map(() => database.transaction(() => passwordResets.use(tokenHash, requestedAt))));
      expect(used.filter((isUsed) => isUsed)).toHaveLength(1);
    }
  });
});

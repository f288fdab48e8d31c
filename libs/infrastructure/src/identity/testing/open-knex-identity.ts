import { KnexUnitOfWork, openDatabase } from '../../kernel/index.js';
import { createTestDatabase, silentLogger } from '../../kernel/testing/index.js';
import { AccessCache } from '../access-cache.js';
import { KnexGrantDirectory } from '../knex-grant-directory.js';
import { KnexGrantRepository } from '../knex-grant-repository.js';
import { KnexGroupDirectory } from '../knex-group-directory.js';
import { KnexGroupRepository } from '../knex-group-repository.js';
import { KnexPasswordResetRepository } from '../knex-password-reset-repository.js';
import { KnexPermissionCatalogue } from '../knex-permission-catalogue.js';
import { KnexPermissionDirectory } from '../knex-permission-directory.js';
import { KnexRoleDirectory } from '../knex-role-directory.js';
import { KnexRoleRepository } from '../knex-role-repository.js';
import { KnexSessionDirectory } from '../knex-session-directory.js';
import { KnexSessionRepository } from '../knex-session-repository.js';
import { KnexUserDirectory } from '../knex-user-directory.js';
import { KnexUserRepository } from '../knex-user-repository.js';

export type KnexIdentity = Awaited<ReturnType<typeof openKnexIdentity>>;

/** The adapters of identity over one new database, which `close` drops. */
export async function openKnexIdentity() {
  const testDatabase = await createTestDatabase();
  const { url: databaseUrl } = testDatabase;
  const database = openDatabase({ databaseUrl, dbPoolMax: 5, dbPoolTimeoutMs: 5_000 }, silentLogger);
  const access = new AccessCache();
  return {
    databaseUrl,
    database,
    access,
    unitOfWork: new KnexUnitOfWork(database),
    users: new KnexUserRepository(database, access),
    roles: new KnexRoleRepository(database, access),
    sessions: new KnexSessionRepository(database, access),
    passwordResets: new KnexPasswordResetRepository(database),
    permissions: new KnexPermissionCatalogue(database, access),
    groups: new KnexGroupRepository(database, access),
    grants: new KnexGrantRepository(database, access),
    userDirectory: new KnexUserDirectory(database),
    roleDirectory: new KnexRoleDirectory(database),
    sessionDirectory: new KnexSessionDirectory(database),
    permissionDirectory: new KnexPermissionDirectory(database),
    groupDirectory: new KnexGroupDirectory(database),
    grantDirectory: new KnexGrantDirectory(database),
    close: async () => {
      await database.close();
      await testDatabase.drop();
    },
  };
}

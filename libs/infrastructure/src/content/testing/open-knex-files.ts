import { KnexContentRegistry } from '../knex-content-registry.js';
import { KnexFileDirectory } from '../knex-file-directory.js';
import { KnexFileLinkRepository } from '../knex-file-link-repository.js';
import { KnexFileRepository } from '../knex-file-repository.js';
import { KnexUploadLedger } from '../knex-upload-ledger.js';
import { KnexShareRepository } from '../sharing/knex-share-repository.js';
import { SHARED_FILES } from '../sharing/shared-resource.js';
import { openKnexContent } from './open-knex-content.js';

export type KnexFiles = Awaited<ReturnType<typeof openKnexFiles>>;

const QUOTA_BYTES = 1_000;

/** The adapters of files over one new database, which `close` drops. */
export async function openKnexFiles(quotaBytes = QUOTA_BYTES) {
  const content = await openKnexContent();
  const { database } = content;
  return {
    ...content,
    quotaBytes,
    files: new KnexFileRepository(database),
    registry: new KnexContentRegistry(database),
    ledger: new KnexUploadLedger(database, quotaBytes),
    links: new KnexFileLinkRepository(database),
    fileShares: new KnexShareRepository(database, SHARED_FILES),
    fileDirectory: new KnexFileDirectory(database),
    closeAccount: async (userId: number): Promise<void> => {
      await database.sql('users').where({ id: userId }).update({ status: 'SUSPENDED' });
    },
    lapse: async (key: string): Promise<void> => {
      await database.sql('file_uploads').where({ key }).update({ expires_at: database.sql.fn.now() });
    },
  };
}

import { uniqueText } from '@halolight/application/kernel/testing';
import { KnexUnitOfWork } from '../../kernel/index.js';
import { KnexDocumentComments } from '../knex-document-comments.js';
import { KnexDocumentDirectory } from '../knex-document-directory.js';
import { KnexDocumentRepository } from '../knex-document-repository.js';
import { KnexFolderDirectory } from '../knex-folder-directory.js';
import { KnexFolderRepository } from '../knex-folder-repository.js';
import { KnexShareRepository } from '../sharing/knex-share-repository.js';
import { SHARED_DOCUMENTS } from '../sharing/shared-resource.js';
import { openKnexItems } from './open-knex-items.js';

export type KnexContent = Awaited<ReturnType<typeof openKnexContent>>;

/** The adapters of folders and documents over one new database, which `close` drops. */
export async function openKnexContent() {
  const { databaseUrl, database, addOwner, close } = await openKnexItems();
  return {
    databaseUrl,
    database,
    unitOfWork: new KnexUnitOfWork(database),
    folders: new KnexFolderRepository(database),
    folderDirectory: new KnexFolderDirectory(database),
    documents: new KnexDocumentRepository(database),
    documentDirectory: new KnexDocumentDirectory(database),
    shares: new KnexShareRepository(database, SHARED_DOCUMENTS),
    comments: new KnexDocumentComments(database),
    addUser: addOwner,
    addGroup: async (...userIds: number[]): Promise<number> => {
      const [group] = await database.sql('groups').insert({ name: uniqueText('Group ') }).returning<{ id: number }[]>('id');
      if (!group) throw new Error('The group was not returned');
      for (const userId of userIds) await database.sql('group_members').insert({ group_id: group.id, user_id: userId });
      return group.id;
    },
    close,
  };
}

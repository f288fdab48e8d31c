import { DeleteFolder, DocumentSignals, FileSignals, FolderClearing, FolderSignals, FolderTree } from '@halolight/application/content';
import { addSampleFile, sampleFolder } from '@halolight/application/content/testing';
import { EventHandlers } from '@halolight/application/kernel';
import { sampleActor } from '@halolight/application/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { GraphileJobQueue, KnexEventOutbox, TELL_EVENT_JOB } from '../kernel/index.js';
import { openKnexFiles, type KnexFiles } from './testing/open-knex-files.js';

const FILES = 20_000;

let store: KnexFiles;
beforeAll(async () => {
  store = await openKnexFiles();
});
afterAll(() => store?.close());

it(`a folder is deleted with ${FILES} files in it and below it, their owner's usage with them, and each is told of`, async () => {
  const { sql } = store.database;
  const ownerId = await store.addUser();
  const folderId = await store.folders.add(sampleFolder(ownerId));
  const below = await store.folders.add(sampleFolder(ownerId, { parentId: folderId }));
  const beside = await addSampleFile(store, ownerId);
  await sql.raw(
    `insert into files (name, owner_id, folder_id, content_key, kind, size)
     select 'file ' || n, ?, case n % 2 when 0 then ?::bigint else ? end, ?, 'other', 2 from generate_series(1, ?::integer) as n`,
    [ownerId, folderId, below, beside.content.key, FILES],
  );
  const usage = () => sql('storage_usage').where({ user_id: ownerId }).first<{ used: number }>('used');
  expect(await usage()).toEqual({ used: 2 * FILES + beside.content.size });
  const handlers = new EventHandlers();
  handlers.on('file.deleted', 'notify', async () => undefined);
  const [folderSignals, outbox] = [new FolderSignals(), new KnexEventOutbox(store.database, new GraphileJobQueue(store.database), handlers)];
  const clearing = new FolderClearing(store.folders, store.documents, store.files, folderSignals, new DocumentSignals(), new FileSignals());
  const deletion = new DeleteFolder(store.unitOfWork, store.folders, new FolderTree(store.folders), clearing, folderSignals, outbox);
  await deletion.execute({ actor: sampleActor(ownerId, 'files:delete'), folderId, recursive: true });
  expect(await sql('files').where({ owner_id: ownerId }).pluck('id')).toEqual([beside.id]);
  expect(await usage()).toEqual({ used: beside.content.size });
  expect(await sql('activities').select('type').count('* as count').groupBy('type').orderBy('type')).toEqual([
    { type: 'file.deleted', count: FILES }, { type: 'folder.deleted', count: 1 },
  ]);
  expect(await sql('graphile_worker.jobs').where({ task_identifier: TELL_EVENT_JOB }).count('* as count')).toEqual([{ count: FILES }]);
});

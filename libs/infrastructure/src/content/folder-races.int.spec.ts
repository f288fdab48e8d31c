import { CreateDocument, CreateFolder, DeleteFolder, DocumentSignals, FileSignals, FolderClearing, FolderFinder, FolderSignals, FolderTree, UpdateFolder } from '@halolight/application/content';
import { sampleDocument } from '@halolight/application/content/testing';
import { RecordingEventOutbox, sampleActor } from '@halolight/application/kernel/testing';
import { FolderCycleError, FolderNameTakenError, FolderNotEmptyError, MAX_FOLDERS, NoSuchFolderError, TooManyFoldersError } from '@halolight/domain/content';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KnexFileRepository } from './knex-file-repository.js';
import { openKnexContent, type KnexContent } from './testing/open-knex-content.js';

const ROUNDS = 200;
const MOST_ROUNDS = process.env['TORTURE'] ? 200 : 20;

let store: KnexContent;
beforeAll(async () => {
  store = await openKnexContent();
});
afterAll(() => store?.close());

function useCases(ownerId: number) {
  const { unitOfWork, folders, documents } = store;
  const [tree, signals, outbox, actor] = [new FolderTree(folders), new FolderSignals(), new RecordingEventOutbox(), sampleActor(ownerId)];
  const [creation, update] = [new CreateFolder(unitOfWork, folders, tree, signals, outbox), new UpdateFolder(unitOfWork, folders, tree, signals, outbox)];
  const clearing = new FolderClearing(folders, documents, new KnexFileRepository(store.database), signals, new DocumentSignals(), new FileSignals());
  const deletion = new DeleteFolder(unitOfWork, folders, tree, clearing, signals, outbox);
  const writing = new CreateDocument(unitOfWork, documents, new FolderFinder(folders), new DocumentSignals(), outbox);
  return {
    add: (name: string, parentId: number | null = null) => creation.execute({ actor, name, parentId }),
    move: (folderId: number, parentId: number | null) => update.execute({ actor, folderId, changes: { parentId } }),
    remove: (folderId: number) => deletion.execute({ actor, folderId, recursive: false }),
    write: (folderId: number) => writing.execute({ ...sampleDocument(ownerId), actor, folderId }),
  };
}

const reasons = (outcomes: readonly PromiseSettledResult<unknown>[]): unknown[] =>
  outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));

describe('folders under concurrency', () => {
  it(`never come to stand inside themselves, in ${ROUNDS} rounds of moves that each would be harmless`, async () => {
    const ownerId = await store.addUser();
    const { add, move } = useCases(ownerId);
    const [a, b, c] = [await add('a'), await add('b'), await add('c')];
    for (let round = 0; round < ROUNDS; round++) {
      const outcomes = await Promise.allSettled([move(a, b), move(b, c), move(c, a)]);
      expect(reasons(outcomes)).toEqual([expect.any(FolderCycleError)]);
      const reachable = await store.database.sql.raw(
        `with recursive reachable as (
           select id from folders where owner_id = ? and parent_id is null
           union all select folders.id from reachable join folders on folders.parent_id = reachable.id
         ) select count(*) as count from reachable`,
        [ownerId],
      );
      expect(reachable.rows).toEqual([{ count: 3 }]);
      await store.database.sql('folders').where({ owner_id: ownerId }).update({ parent_id: null });
    }
  });

  it(`of one name are made once at one place, the root included, in ${ROUNDS} rounds`, async () => {
    const { add } = useCases(await store.addUser());
    const parent = await add('parent');
    for (let round = 0; round < ROUNDS; round++) {
      const outcomes = await Promise.allSettled([add(`n${round}`), add(`N${round}`), add(`n${round}`, parent), add(`N${round}`, parent)]);
      expect(reasons(outcomes)).toEqual([expect.any(FolderNameTakenError), expect.any(FolderNameTakenError)]);
    }
  });

  it(`are never more than one owner may have, in ${MOST_ROUNDS} rounds at the last`, async () => {
    const ownerId = await store.addUser();
    const { add } = useCases(ownerId);
    const { sql } = store.database;
    await sql.raw('insert into folders (name, owner_id) select n::text, ? from generate_series(2, ?::integer) as n', [ownerId, MAX_FOLDERS]);
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const outcomes = await Promise.allSettled([add('one'), add('two'), add('three')]);
      expect(reasons(outcomes)).toEqual([expect.any(TooManyFoldersError), expect.any(TooManyFoldersError)]);
      expect(await store.folders.countOf(ownerId)).toBe(MAX_FOLDERS);
      await sql('folders').where({ owner_id: ownerId }).whereIn('name', ['one', 'two', 'three']).delete();
    }
  });

  it(`never take a document away that came while they were found empty, in ${ROUNDS} rounds`, async () => {
    const { add, remove, write } = useCases(await store.addUser());
    for (let round = 0; round < ROUNDS; round++) {
      const folderId = await add(`e${round}`);
      const [removed, written] = await Promise.allSettled([remove(folderId), write(folderId)]);
      if (written.status === 'fulfilled') {
        expect(reasons([removed])).toEqual([expect.any(FolderNotEmptyError)]);
        expect(await store.documents.find(written.value)).not.toBeNull();
      } else {
        expect(removed.status).toBe('fulfilled');
        expect(written.reason).toBeInstanceOf(NoSuchFolderError);
      }
    }
  });
});

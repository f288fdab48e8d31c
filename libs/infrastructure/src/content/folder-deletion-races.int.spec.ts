import { CopyFile, DeleteFolder, DocumentGate, DocumentSignals, DocumentWriter, FileGate, FileSignals, FolderClearing, FolderFinder, FolderSignals, FolderTree, UpdateDocument, UpdateFile } from '@halolight/application/content';
import { addSampleFile, sampleDocument, sampleFolder } from '@halolight/application/content/testing';
import { RecordingEventOutbox, sampleActor } from '@halolight/application/kernel/testing';
import { NoSuchFolderError } from '@halolight/domain/content';
import { NotFoundError } from '@halolight/domain/kernel';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openKnexFiles, type KnexFiles } from './testing/open-knex-files.js';

const ROUNDS = process.env['TORTURE'] ? 200 : 40;

let store: KnexFiles;
beforeAll(async () => {
  store = await openKnexFiles(1_000_000);
});
afterAll(() => store?.close());

function useCases(ownerId: number) {
  const { unitOfWork, folders, documents, files, ledger } = store;
  const [finder, outbox, actor] = [new FolderFinder(folders), new RecordingEventOutbox(), sampleActor(ownerId, 'documents:delete', 'files:delete')];
  const [fileGate, fileSignals] = [new FileGate(files, store.fileShares), new FileSignals()];
  const [documentGate, writer] = [new DocumentGate(documents, store.shares), new DocumentWriter(documents, new DocumentSignals(), outbox)];
  const folderSignals = new FolderSignals();
  const clearing = new FolderClearing(folders, documents, files, folderSignals, new DocumentSignals(), fileSignals);
  const deletion = new DeleteFolder(unitOfWork, folders, new FolderTree(folders), clearing, folderSignals, outbox);
  const copying = new CopyFile(unitOfWork, files, ledger, fileGate, finder, fileSignals, outbox);
  const filing = new UpdateFile(unitOfWork, files, fileGate, finder, fileSignals, outbox);
  const writing = new UpdateDocument(unitOfWork, documentGate, finder, writer);
  return {
    remove: (folderId: number) => deletion.execute({ actor, folderId, recursive: true }),
    copy: (fileId: number, folderId: number | null) => copying.execute({ actor, fileId, folderId }),
    moveFile: (fileId: number, folderId: number) => filing.execute({ actor, fileId, changes: { folderId } }),
    moveDocument: (documentId: number, folderId: number) => writing.execute({ actor, documentId, changes: { folderId } }),
  };
}

it(`a folder is deleted while files and documents are moved about in it, in ${ROUNDS} rounds: nobody waits for each other for ever`, async () => {
  const ownerId = await store.addUser();
  const { remove, copy, moveFile, moveDocument } = useCases(ownerId);
  const outside = await addSampleFile(store, ownerId);
  for (let round = 0; round < ROUNDS; round += 1) {
    const folderId = await store.folders.add(sampleFolder(ownerId));
    const below = await store.folders.add(sampleFolder(ownerId, { parentId: folderId }));
    const [inside, deep, deeper] = [
      await addSampleFile(store, ownerId, { folderId }), await addSampleFile(store, ownerId, { folderId: below }), await addSampleFile(store, ownerId, { folderId: below }),
    ];
    const document = await store.documents.add(sampleDocument(ownerId, { folderId: below }));
    const [removed, ...others] = await Promise.allSettled([
      remove(folderId), copy(outside.id, folderId), copy(inside.id, null), copy(deep.id, folderId), moveFile(deeper.id, folderId), moveDocument(document.id, folderId),
    ]);
    expect(removed.status).toBe('fulfilled');
    const reasons: unknown[] = others.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(reasons.filter((reason) => !(reason instanceof NotFoundError || reason instanceof NoSuchFolderError))).toEqual([]);
  }
});

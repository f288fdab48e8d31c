import { NoSuchFolderError, type Document, type DocumentChanges, type SharePermission } from '@halolight/domain/content';
import { ForbiddenError, NotFoundError, StaleVersionError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryContent, sampleDocument, sampleFolder } from '../testing/index.js';
import { UpdateDocument, type UpdateDocumentCommand } from './update-document.js';

describe('UpdateDocument', () => {
  let content: InMemoryContent;
  let [ownerId, visitorId, folderId] = [0, 0, 0];
  let document: Document;
  beforeEach(async () => {
    content = new InMemoryContent();
    [ownerId, visitorId] = [await content.addUser(), await content.addUser()];
    folderId = await content.folders.add(sampleFolder(ownerId));
    document = await content.documents.add(sampleDocument(ownerId));
  });

  const update = (changes: DocumentChanges, command: Partial<UpdateDocumentCommand> = {}) =>
    new UpdateDocument(content.unitOfWork, content.gate, content.finder, content.writer).execute({
      actor: sampleActor(ownerId), documentId: document.id, changes, ...command,
    });
  const find = () => content.documents.find(document.id);
  const share = (permission: SharePermission) =>
    content.shares.put(document.id, { userId: visitorId, groupId: null, permission, expiresAt: null, sharedBy: ownerId });

  it('keeps what it says now as a new revision of who changed it', async () => {
    await share('EDIT');
    await update({ title: 'New', tags: ['x', 'x'] }, { actor: sampleActor(visitorId) });
    expect(await find()).toEqual({ ...document, title: 'New', tags: ['x'], revision: 2, version: 2 });
    expect(content.store.revisions.map(({ revision, title, authorId }) => [revision, title, authorId])).toEqual([
      [1, 'A plan', ownerId],
      [2, 'New', visitorId],
    ]);
    expect(content.outbox.events).toEqual([
      { type: 'document.updated', actorId: visitorId, subject: { type: 'document', id: document.id }, data: { revision: 2 } },
    ]);
  });

  it('moves without a new revision', async () => {
    await update({ folderId });
    expect(await find()).toEqual({ ...document, folderId, version: 2 });
    expect(content.store.revisions).toHaveLength(1);
    expect(content.outbox.events).toEqual([
      { type: 'document.moved', actorId: ownerId, subject: { type: 'document', id: document.id }, data: { folderId } },
    ]);
    await update({ folderId: null });
    expect(await find()).toEqual({ ...document, version: 3 });
  });

  it('tells both when it changes and moves', async () => {
    await update({ folderId, content: 'Else' });
    expect(content.outbox.events.map(({ type }) => type)).toEqual(['document.updated', 'document.moved']);
    expect(await find()).toMatchObject({ folderId, content: 'Else', version: 2, revision: 2 });
  });

  it('leaves no trace where nothing changes', async () => {
    await update({ title: document.title, folderId: null });
    expect(await find()).toEqual(document);
    expect(content.outbox.events).toEqual([]);
  });

  it('needs EDIT: with less it is forbidden, with nothing the document is not there', async () => {
    const actor = sampleActor(visitorId, 'documents:update');
    await expect(update({ title: 'X' }, { actor })).rejects.toThrow(NotFoundError);
    for (const permission of ['READ', 'COMMENT'] as const) {
      await share(permission);
      await expect(update({ title: 'X' }, { actor })).rejects.toThrow(ForbiddenError);
    }
    await expect(update({ title: 'X' }, { documentId: -1 })).rejects.toThrow(NotFoundError);
    await update({ title: 'X' }, { actor: sampleActor(visitorId, 'documents:*') });
    expect(await find()).toMatchObject({ title: 'X', ownerId });
  });

  it('moves into folders of the owner alone, and only those that the mover sees', async () => {
    await share('EDIT');
    const foreign = await content.folders.add(sampleFolder(visitorId));
    for (const target of [foreign, -1]) await expect(update({ folderId: target })).rejects.toThrow(NoSuchFolderError);
    for (const target of [foreign, folderId]) {
      await expect(update({ folderId: target }, { actor: sampleActor(visitorId) })).rejects.toThrow(NoSuchFolderError);
    }
    await update({ folderId }, { actor: sampleActor(visitorId, 'folders:*') });
    await update({ folderId: null }, { actor: sampleActor(visitorId) });
    expect(await find()).toMatchObject({ folderId: null, version: 3 });
  });

  it('lets who may edit change a document that lies in a folder they do not see', async () => {
    await share('EDIT');
    await update({ folderId });
    await update({ title: 'X', folderId }, { actor: sampleActor(visitorId) });
    expect(await find()).toMatchObject({ title: 'X', folderId });
  });

  it('refuses a version that is old', async () => {
    await expect(update({ title: 'X' }, { expectedVersions: [2] })).rejects.toThrow(StaleVersionError);
    await update({ title: 'X' }, { expectedVersions: [7, 1] });
    expect(content.unitOfWork.outcomes).toEqual(['undone', 'kept']);
  });

  it('stores and keeps what the handlers of the signal make of it', async () => {
    content.documentSignals.beforeUpdate.handle((changed) => ({ ...changed, title: `${changed.title}!` }));
    await update({ title: 'X' });
    expect(await find()).toMatchObject({ title: 'X!' });
    expect(await content.documents.findRevision(document.id, 2)).toMatchObject({ title: 'X!' });
  });
});

import type { Document } from '@halolight/domain/content';
import { ForbiddenError, NotFoundError, StaleVersionError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryContent, sampleDocument } from '../testing/index.js';
import { RestoreDocument, type RestoreDocumentCommand } from './restore-document.js';

describe('RestoreDocument', () => {
  let content: InMemoryContent;
  let document: Document;
  beforeEach(async () => {
    content = new InMemoryContent();
    document = await content.documents.add(sampleDocument(7));
    const changed: Document = { ...document, title: 'New', content: '', status: 'PUBLISHED', type: 'memo', tags: [], revision: 2 };
    await content.documents.update(changed);
    await content.documents.keepRevision(changed, 7);
  });

  const restore = (command: Partial<RestoreDocumentCommand> = {}) =>
    new RestoreDocument(content.unitOfWork, content.documents, content.gate, content.writer).execute({
      actor: sampleActor(7), documentId: document.id, revision: 1, ...command,
    });
  const find = () => content.documents.find(document.id);

  it('makes the document say again what it said, as a new revision', async () => {
    await restore();
    expect(await find()).toEqual({ ...document, revision: 3, version: 3 });
    expect(await content.documents.findRevision(document.id, 3)).toEqual(await content.documents.findRevision(document.id, 1));
    expect(await content.documents.findRevision(document.id, 2)).toMatchObject({ title: 'New' });
    expect(content.outbox.events).toEqual([
      { type: 'document.updated', actorId: 7, subject: { type: 'document', id: document.id }, data: { revision: 3, restored: 1 } },
    ]);
  });

  it('makes a new revision of the newest one as well', async () => {
    await restore({ revision: 2 });
    expect(await find()).toMatchObject({ title: 'New', revision: 3 });
    await restore({ revision: 1 });
    expect(await find()).toMatchObject({ title: 'A plan', revision: 4 });
  });

  it('refuses unknown revisions, old versions and who may not edit', async () => {
    for (const revision of [0, 3]) await expect(restore({ revision })).rejects.toThrow(new NotFoundError('Revision'));
    await expect(restore({ expectedVersions: [1] })).rejects.toThrow(StaleVersionError);
    await expect(restore({ actor: sampleActor(8) })).rejects.toThrow(new NotFoundError('Document'));
    content.store.users.add(8);
    await content.shares.put(document.id, { userId: 8, groupId: null, permission: 'COMMENT', expiresAt: null, sharedBy: 7 });
    await expect(restore({ actor: sampleActor(8) })).rejects.toThrow(ForbiddenError);
    expect(await find()).toMatchObject({ title: 'New', version: 2 });
  });
});

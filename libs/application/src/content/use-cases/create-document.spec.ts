import { NoSuchFolderError } from '@halolight/domain/content';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryContent, sampleDocument, sampleFolder } from '../testing/index.js';
import { CreateDocument, type CreateDocumentCommand } from './create-document.js';

describe('CreateDocument', () => {
  let content: InMemoryContent;
  beforeEach(() => {
    content = new InMemoryContent();
  });

  const create = (command: Partial<CreateDocumentCommand> = {}) =>
    new CreateDocument(content.unitOfWork, content.documents, content.finder, content.documentSignals, content.outbox).execute({
      ...sampleDocument(0), actor: sampleActor(7), ...command,
    });

  it('makes a document of its maker with its first revision, each tag once', async () => {
    const folderId = await content.folders.add(sampleFolder(7));
    const id = await create({ folderId, tags: ['b', 'a', 'b'] });
    expect(await content.documents.find(id)).toEqual({ ...sampleDocument(7, { folderId, tags: ['b', 'a'] }), id, version: 1, revision: 1 });
    expect(await content.documents.findRevision(id, 1)).toMatchObject({ title: 'A plan', tags: ['b', 'a'] });
    expect(content.outbox.events).toEqual([{ type: 'document.created', actorId: 7, subject: { type: 'document', id }, data: { folderId } }]);
  });

  it('refuses a folder that is not there or somebody else’s, also for who sees all folders', async () => {
    const foreign = await content.folders.add(sampleFolder(8));
    for (const actor of [sampleActor(7), sampleActor(7, '*')]) {
      for (const folderId of [foreign, -1]) await expect(create({ actor, folderId })).rejects.toThrow(NoSuchFolderError);
    }
    expect(content.outbox.events).toEqual([]);
  });

  it('asks the handlers of the signal', async () => {
    content.documentSignals.beforeCreate.handle((draft) => ({ ...draft, title: `${draft.title}!` }));
    expect(await content.documents.find(await create())).toMatchObject({ title: 'A plan!' });
  });
});

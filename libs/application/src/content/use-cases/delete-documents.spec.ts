import { ForbiddenError, NotFoundError, StaleVersionError, UnavailableError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryContent, sampleDocument } from '../testing/index.js';
import { DeleteDocument } from './delete-document.js';
import { DeleteDocuments } from './delete-documents.js';

let content: InMemoryContent;
let deletion: DeleteDocument;
let [ownerId, visitorId] = [0, 0];
beforeEach(async () => {
  content = new InMemoryContent();
  deletion = new DeleteDocument(content.unitOfWork, content.documents, content.gate, content.documentSignals, content.outbox);
  [ownerId, visitorId] = [await content.addUser(), await content.addUser()];
});

const add = async (owner = ownerId) => (await content.documents.add(sampleDocument(owner))).id;
const shareToEdit = (id: number) => content.shares.put(id, { userId: visitorId, groupId: null, permission: 'EDIT', expiresAt: null, sharedBy: ownerId });

describe('DeleteDocument', () => {
  it.each(['its owner', 'who holds documents:*'])('is for %s', async (who) => {
    const id = await add();
    const actor = who === 'its owner' ? sampleActor(ownerId) : sampleActor(visitorId, 'documents:*');
    await deletion.execute(actor, id, [1]);
    expect(await content.documents.find(id)).toBeNull();
    expect(content.outbox.events).toEqual([{ type: 'document.deleted', actorId: actor.userId, subject: { type: 'document', id } }]);
  });

  it('is not for who may edit, nor for who may delete documents of their own', async () => {
    const id = await add();
    await expect(deletion.execute(sampleActor(visitorId, 'documents:delete'), id)).rejects.toThrow(NotFoundError);
    await shareToEdit(id);
    await expect(deletion.execute(sampleActor(visitorId, 'documents:delete'), id)).rejects.toThrow(ForbiddenError);
    await expect(deletion.execute(sampleActor(ownerId), id, [2])).rejects.toThrow(StaleVersionError);
    expect(await content.documents.find(id)).not.toBeNull();
  });
});

describe('DeleteDocuments', () => {
  const deleteAll = (ids: number[]) => new DeleteDocuments(content.unitOfWork, deletion).execute(sampleActor(visitorId), ids);

  it('deletes what the caller may delete, each once, and says of the rest why it stays', async () => {
    const [own, other, shared, hidden] = [await add(visitorId), await add(visitorId), await add(), await add()];
    await shareToEdit(shared);
    expect(await deleteAll([own, shared, own, hidden, -1, other])).toEqual({
      deleted: [own, other],
      failed: [
        { id: shared, kind: 'forbidden' },
        { id: hidden, kind: 'not-found' },
        { id: -1, kind: 'not-found' },
      ],
    });
    expect(await content.documents.find(shared)).not.toBeNull();
  });

  it.each([new UnavailableError(), new TypeError('A mistake')])('takes %s for no refusal', async (error) => {
    const id = await add(visitorId);
    content.documentSignals.beforeDelete.handle(() => {
      throw error;
    });
    await expect(deleteAll([id])).rejects.toBe(error);
  });
});

import { ForbiddenError, NotFoundError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryContent, sampleDocument } from '../testing/index.js';
import { CommentOnDocument } from './comment-on-document.js';

describe('CommentOnDocument', () => {
  let content: InMemoryContent;
  let [ownerId, visitorId, documentId] = [0, 0, 0];
  beforeEach(async () => {
    content = new InMemoryContent();
    [ownerId, visitorId] = [await content.addUser(), await content.addUser()];
    documentId = (await content.documents.add(sampleDocument(ownerId))).id;
  });

  const comment = (actor = sampleActor(visitorId), id = documentId) =>
    new CommentOnDocument(content.unitOfWork, content.comments, content.gate, content.outbox).execute({ actor, documentId: id, content: 'Good' });
  const share = (permission: 'READ' | 'COMMENT' | 'EDIT') =>
    content.shares.put(documentId, { userId: visitorId, groupId: null, permission, expiresAt: null, sharedBy: ownerId });

  it.each(['COMMENT', 'EDIT'] as const)('keeps what somebody with %s says, and tells that they did, not what', async (permission) => {
    await share(permission);
    const commentId = await comment();
    expect(content.store.comments.get(commentId)).toEqual({ documentId, authorId: visitorId, content: 'Good' });
    expect(content.outbox.events).toEqual([
      { type: 'document.commented', actorId: visitorId, subject: { type: 'document', id: documentId }, data: { commentId } },
    ]);
  });

  it('is forbidden to readers, and impossible where the document is not to be seen', async () => {
    await expect(comment()).rejects.toThrow(NotFoundError);
    await share('READ');
    await expect(comment()).rejects.toThrow(ForbiddenError);
    await expect(comment(sampleActor(ownerId), -1)).rejects.toThrow(NotFoundError);
    expect(content.store.comments.size).toBe(0);
    await comment(sampleActor(ownerId));
  });
});

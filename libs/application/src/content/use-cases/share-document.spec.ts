import { NoSuchSubjectError } from '@halolight/domain/content';
import { ForbiddenError, NotFoundError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryContent, sampleDocument } from '../testing/index.js';
import { ShareDocument, type ShareDocumentCommand } from './share-document.js';
import { UnshareDocument, type UnshareDocumentCommand } from './unshare-document.js';

let content: InMemoryContent;
let [ownerId, visitorId, groupId, documentId] = [0, 0, 0, 0];
beforeEach(async () => {
  content = new InMemoryContent();
  [ownerId, visitorId] = [await content.addUser(), await content.addUser()];
  groupId = await content.addGroup(ownerId, visitorId);
  documentId = (await content.documents.add(sampleDocument(ownerId))).id;
});

const share = (command: Partial<ShareDocumentCommand>) =>
  new ShareDocument(content.unitOfWork, content.shares, content.gate, content.clock, content.outbox).execute({
    actor: sampleActor(ownerId), documentId, permission: 'READ', ...command,
  });
const unshare = (command: Partial<UnshareDocumentCommand>) =>
  new UnshareDocument(content.unitOfWork, content.shares, content.gate, content.outbox).execute({ actor: sampleActor(ownerId), documentId, ...command });
const granted = () => content.shares.grantedTo(documentId, visitorId);
const faults = (...fields: string[]) => ({ kind: 'invalid', faults: fields.map((field) => expect.objectContaining({ field })) });

describe('ShareDocument', () => {
  it('shares with a user until a time, and tells whom and how', async () => {
    const expiresAt = new Date(content.clock.now().getTime() + 1);
    const stored = await share({ userId: visitorId, permission: 'COMMENT', expiresAt });
    expect(stored).toMatchObject({ userId: visitorId, groupId: null, permission: 'COMMENT', expiresAt });
    expect(await granted()).toBe('COMMENT');
    expect(content.outbox.events).toEqual([
      {
        type: 'document.shared',
        actorId: ownerId,
        subject: { type: 'document', id: documentId },
        data: { userId: visitorId, groupId: null, permission: 'COMMENT', expiresAt },
      },
    ]);
    content.clock.advance(1);
    expect(await granted()).toBeNull();
  });

  it('shares with a group for good', async () => {
    expect(await share({ groupId, permission: 'EDIT' })).toMatchObject({ userId: null, groupId, expiresAt: null });
    expect(await granted()).toBe('EDIT');
  });

  it('refuses no subject, two, the owner, one that is not there, and a time that is over', async () => {
    await expect(share({})).rejects.toMatchObject(faults('userId', 'groupId'));
    await expect(share({ userId: visitorId, groupId })).rejects.toMatchObject(faults('userId', 'groupId'));
    await expect(share({ userId: ownerId })).rejects.toMatchObject(faults('userId'));
    await expect(share({ userId: -1 })).rejects.toMatchObject(faults('userId'));
    await expect(share({ groupId: -1 })).rejects.toMatchObject(faults('groupId'));
    await expect(share({ userId: visitorId, expiresAt: content.clock.now() })).rejects.toMatchObject(faults('expiresAt'));
    expect(content.outbox.events).toEqual([]);
  });

  it('is with groups that one is in, or any for who may see them: others are not there', async () => {
    const others = await content.addGroup(visitorId);
    const noGroup = new NoSuchSubjectError('groupId');
    for (const unknown of [others, -1]) await expect(share({ groupId: unknown })).rejects.toEqual(noGroup);
    await expect(share({ actor: sampleActor(-2, 'documents:*'), groupId: others })).rejects.toEqual(noGroup);
    expect([await granted(), content.outbox.events]).toEqual([null, []]);
    for (const permission of ['groups:view', '*']) await share({ actor: sampleActor(ownerId, permission), groupId: others });
    expect(await granted()).toBe('READ');
  });

  it('is for the owner and who holds documents:*, not for who may edit', async () => {
    const actor = sampleActor(visitorId, 'documents:share');
    await expect(share({ actor, groupId })).rejects.toThrow(NotFoundError);
    await share({ userId: visitorId, permission: 'EDIT' });
    await expect(share({ actor, groupId })).rejects.toThrow(ForbiddenError);
    await expect(unshare({ actor, userId: visitorId })).rejects.toThrow(ForbiddenError);
    await share({ actor: sampleActor(visitorId, 'documents:*'), groupId });
  });
});

describe('UnshareDocument', () => {
  it('ends one share and tells so', async () => {
    await share({ userId: visitorId, permission: 'EDIT' });
    await share({ groupId });
    await unshare({ userId: visitorId });
    expect(await granted()).toBe('READ');
    expect(content.outbox.events.at(-1)).toEqual({
      type: 'document.unshared', actorId: ownerId, subject: { type: 'document', id: documentId }, data: { userId: visitorId, groupId: null },
    });
    await unshare({ groupId });
    expect(await granted()).toBeNull();
  });

  it('refuses a share that is not there, and tells nobody', async () => {
    await expect(unshare({ userId: visitorId })).rejects.toThrow(new NotFoundError('Share'));
    await expect(unshare({})).rejects.toMatchObject(faults('userId', 'groupId'));
    await expect(unshare({ actor: sampleActor(visitorId), userId: visitorId })).rejects.toThrow(new NotFoundError('Document'));
    expect(content.outbox.events).toEqual([]);
  });
});

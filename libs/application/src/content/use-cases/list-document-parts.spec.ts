import { ForbiddenError, NotFoundError, type Page } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor, samplePageRequest } from '../../kernel/testing/index.js';
import { DocumentDirectory } from '../queries/document-directory.js';
import { InMemoryContent, sampleDocument } from '../testing/index.js';
import { ListDocumentParts } from './list-document-parts.js';

const EMPTY: Page<never> = { items: [], total: 0, page: 1, pageSize: 10, totalPages: 0, nextCursor: null };

/** Says which list was asked for, of which document. */
class AskedDirectory extends DocumentDirectory {
  readonly asked: string[] = [];

  override byId = async () => null;
  override comment = async () => null;
  override page = async () => EMPTY;
  override revisions = (id: number) => this.answer(`revisions of ${id}`);
  override comments = (id: number) => this.answer(`comments of ${id}`);
  override shares = (id: number) => this.answer(`shares of ${id}`);

  private async answer(what: string): Promise<Page<never>> {
    this.asked.push(what);
    return EMPTY;
  }
}

describe.each([
  { part: 'revisions', needed: 'READ', tooLittle: null },
  { part: 'comments', needed: 'COMMENT', tooLittle: 'READ' },
  { part: 'shares', needed: null, tooLittle: 'EDIT' },
] as const)('the list of $part', ({ part, needed, tooLittle }) => {
  let content: InMemoryContent;
  let directory: AskedDirectory;
  let [ownerId, visitorId, documentId] = [0, 0, 0];
  beforeEach(async () => {
    content = new InMemoryContent();
    directory = new AskedDirectory();
    [ownerId, visitorId] = [await content.addUser(), await content.addUser()];
    documentId = (await content.documents.add(sampleDocument(ownerId))).id;
  });

  const list = (actor = sampleActor(visitorId), id = documentId) => new ListDocumentParts(content.gate, directory)[part](actor, id, samplePageRequest());
  const share = (permission: 'READ' | 'COMMENT' | 'EDIT') =>
    content.shares.put(documentId, { userId: visitorId, groupId: null, permission, expiresAt: null, sharedBy: ownerId });

  it('is for the owner and who holds documents:*', async () => {
    expect(await list(sampleActor(ownerId))).toBe(EMPTY);
    await list(sampleActor(visitorId, 'documents:*'));
    expect(directory.asked).toEqual([`${part} of ${documentId}`, `${part} of ${documentId}`]);
  });

  it('is for nobody who does not see the document', async () => {
    await expect(list()).rejects.toThrow(NotFoundError);
    await expect(list(sampleActor(ownerId), -1)).rejects.toThrow(NotFoundError);
  });

  if (needed) {
    it(`is for whom the document is shared with to ${needed}`, async () => {
      await share(needed);
      expect(await list()).toBe(EMPTY);
    });
  }

  if (tooLittle) {
    it(`is forbidden with ${tooLittle}`, async () => {
      await share(tooLittle);
      await expect(list()).rejects.toThrow(ForbiddenError);
      expect(directory.asked).toEqual([]);
    });
  }
});

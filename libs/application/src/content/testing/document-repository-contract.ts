import { KEPT_REVISIONS, NoSuchFolderError, type Document, type DocumentState } from '@halolight/domain/content';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NewDocument } from '../ports/document-repository.js';
import type { ContentPorts, OpenContent } from './content-ports.js';
import { sampleDocument } from './sample-document.js';
import { sampleFolder } from './sample-folder.js';

const UNKNOWN_ID = 2_000_000_000;
const OTHER: DocumentState = { title: 'Ünï', content: '<b>“é” & 🙂\n</b>', type: 'memo', status: 'PUBLISHED', tags: ['a, b', '"c"', '{}', 'NULL', '\\'] };

/** What every `DocumentRepository` keeps to. */
export function documentRepositoryContract(name: string, open: OpenContent): void {
  describe(`${name} keeps the contract of DocumentRepository`, () => {
    let ports: ContentPorts;
    let ownerId: number;
    beforeAll(async () => {
      ports = await open();
    });
    beforeEach(async () => {
      ownerId = await ports.addUser();
    });

    const add = (given: Partial<NewDocument> = {}) => ports.documents.add(sampleDocument(ownerId, given));
    const find = (id: number) => ports.unitOfWork.run(() => ports.documents.findForUpdate(id));
    const stateOf = ({ title, content, type, status, tags }: Document): DocumentState => ({ title, content, type, status, tags });

    it('keeps a document in a folder or none, with its first revision', async () => {
      const folderId = await ports.folders.add(sampleFolder(ownerId));
      for (const given of [OTHER, { folderId, tags: [], content: '' }]) {
        const document = await add(given);
        expect(document).toEqual({ ...sampleDocument(ownerId, given), id: document.id, version: 1, revision: 1 });
        expect(await find(document.id)).toEqual(document);
        expect(await ports.documents.find(document.id)).toEqual(document);
        expect(await ports.documents.findRevision(document.id, 1)).toEqual(stateOf(document));
      }
    });

    it('finds nothing under an unknown id or number', async () => {
      const { id } = await add();
      expect(await find(UNKNOWN_ID)).toBeNull();
      expect(await ports.documents.find(UNKNOWN_ID)).toBeNull();
      expect(await ports.documents.findRevision(UNKNOWN_ID, 1)).toBeNull();
      expect(await ports.documents.findRevision(id, 2)).toBeNull();
    });

    it('refuses a folder that is not there or somebody else’s', async () => {
      const stranger = await ports.addUser();
      const foreign = await ports.folders.add(sampleFolder(stranger));
      const document = await add();
      for (const folderId of [foreign, UNKNOWN_ID]) {
        await expect(add({ folderId })).rejects.toThrow(NoSuchFolderError);
        await expect(ports.documents.update({ ...document, folderId }, document)).rejects.toThrow(NoSuchFolderError);
      }
    });

    it('stores what a document says, its folder and its revision number, and raises the version, of one alone', async () => {
      const folderId = await ports.folders.add(sampleFolder(ownerId));
      const [changed, other] = [await add(), await add()];
      await ports.documents.update({ ...changed, ...OTHER, folderId, revision: 2, ownerId: await ports.addUser() }, changed);
      expect(await find(changed.id)).toEqual({ ...changed, ...OTHER, folderId, revision: 2, version: 2 });
      expect(await find(other.id)).toEqual(other);
    });

    it('keeps revisions apart, by document and by number', async () => {
      const [one, two] = [await add(), await add({ title: 'Another' })];
      await ports.documents.keepRevision({ ...one, ...OTHER, revision: 2 }, await ports.addUser());
      expect(await ports.documents.findRevision(one.id, 1)).toEqual(stateOf(one));
      expect(await ports.documents.findRevision(one.id, 2)).toEqual(OTHER);
      expect(await ports.documents.findRevision(two.id, 1)).toEqual(stateOf(two));
      expect(await ports.documents.findRevision(two.id, 2)).toBeNull();
    });

    it('keeps as many revisions as it may, each with what it said, and drops the oldest', async () => {
      const [one, other] = [await add({ content: 'One' }), await add()];
      const said = [
        { ...one, tags: ['x'], revision: 2 },
        { ...one, tags: ['y'], revision: 3 },
        { ...one, content: 'Two', revision: 4 },
        { ...one, revision: KEPT_REVISIONS + 1 },
        { ...one, title: 'Last', revision: KEPT_REVISIONS + 2 },
      ];
      for (const document of said) await ports.documents.keepRevision(document, ownerId);
      for (const dropped of [1, 2]) expect(await ports.documents.findRevision(one.id, dropped)).toBeNull();
      for (const kept of said.slice(1)) expect(await ports.documents.findRevision(one.id, kept.revision)).toEqual(stateOf(kept));
      expect(await ports.documents.findRevision(other.id, 1)).toEqual(stateOf(other));
    });

    it('removes one document with its revisions and shares', async () => {
      const [removed, other] = [await add(), await add()];
      const userId = await ports.addUser();
      for (const { id } of [removed, other]) {
        await ports.shares.put(id, { userId, groupId: null, permission: 'READ', expiresAt: null, sharedBy: ownerId });
        await ports.comments.add(id, ownerId, 'Good');
      }
      await ports.documents.remove(removed.id);
      expect(await find(removed.id)).toBeNull();
      expect(await ports.documents.findRevision(removed.id, 1)).toBeNull();
      expect(await ports.shares.grantedTo(removed.id, userId)).toBeNull();
      expect(await find(other.id)).toEqual(other);
      expect(await ports.shares.grantedTo(other.id, userId)).toBe('READ');
    });
  });
}

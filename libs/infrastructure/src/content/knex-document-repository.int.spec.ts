import { documentRepositoryContract, sampleDocument, sampleFolder } from '@halolight/application/content/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openKnexContent, type KnexContent } from './testing/open-knex-content.js';

let store: KnexContent;
beforeAll(async () => {
  store = await openKnexContent();
});
afterAll(() => store?.close());

describe('KnexDocumentRepository', () => {
  const LONG = Array.from({ length: 20_000 }, (_, index) => `word${index}`).join(' ');
  /** Where PostgreSQL keeps long values: elsewhere once they are written again. */
  const placesOf = async (id: number) => {
    const { sql } = store.database;
    const places = sql.raw('pg_column_toast_chunk_id(content) as content, pg_column_toast_chunk_id(search) as search');
    return sql('documents').select(places).where({ id }).first<{ content: number; search: number } | undefined>();
  };
  const keepsContent = async (documentId: number) => {
    const revisions: { content: string | null }[] = await store.database.sql('document_revisions').where({ document_id: documentId }).orderBy('revision');
    return revisions.map(({ content }) => content !== null);
  };

  it('writes neither the content nor the search index again for a move, and not the content for tags', async () => {
    const ownerId = await store.addUser();
    const document = await store.documents.add(sampleDocument(ownerId, { content: LONG }));
    const before = await placesOf(document.id);
    expect(before).toEqual({ content: expect.any(Number), search: expect.any(Number) });
    const moved = { ...document, folderId: await store.folders.add(sampleFolder(ownerId)) };
    await store.documents.update(moved, document);
    expect(await placesOf(document.id)).toEqual(before);
    await store.documents.update({ ...moved, tags: ['new'], revision: 2 }, moved);
    expect(await placesOf(document.id)).toMatchObject({ content: before?.content });
    expect((await store.documents.find(document.id))?.tags).toEqual(['new']);
  });

  it('keeps the content once for all revisions that have it', async () => {
    const ownerId = await store.addUser();
    const document = await store.documents.add(sampleDocument(ownerId, { content: LONG }));
    for (let revision = 2; revision <= 5; revision++) await store.documents.keepRevision({ ...document, tags: [`tag${revision}`], revision }, ownerId);
    await store.documents.keepRevision({ ...document, content: '', revision: 6 }, ownerId);
    await store.documents.keepRevision({ ...document, revision: 7 }, ownerId);
    expect(await keepsContent(document.id)).toEqual([true, false, false, false, false, true, true]);
    expect((await store.documents.findRevision(document.id, 5))?.content).toBe(LONG);
    expect((await store.documents.findRevision(document.id, 6))?.content).toBe('');
  });
});

documentRepositoryContract('KnexDocumentRepository', () => store);

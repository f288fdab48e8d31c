import type { DocumentFilter, Viewer } from '@halolight/application/content';
import type { NewDocument } from '@halolight/application/content/ports';
import { sampleDocument, sampleFolder } from '@halolight/application/content/testing';
import { pagedListContract, samplePageRequest } from '@halolight/application/kernel/testing';
import { shareSubject, type SharePermission } from '@halolight/domain/content';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openKnexContent, type KnexContent } from './testing/open-knex-content.js';
import { planOf } from './testing/plan-of.js';

let store: KnexContent;
let [ownerId, visitorId] = [0, 0];
beforeAll(async () => {
  store = await openKnexContent();
});
beforeEach(async () => {
  [ownerId, visitorId] = [await store.addUser(), await store.addUser()];
});
afterAll(() => store?.close());

const as = (userId: number): Viewer => ({ userId, seesAll: false });
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);
const add = async (given: Partial<NewDocument> = {}, owner = ownerId) => (await store.documents.add(sampleDocument(owner, given))).id;
const share = (id: number, subject: { userId?: number; groupId?: number }, permission: SharePermission, expiresAt: Date | null = null) =>
  store.shares.put(id, { ...shareSubject(subject.userId, subject.groupId), permission, expiresAt, sharedBy: ownerId, knowsEveryGroup: true });
const rows = async (viewer: Viewer, filter: DocumentFilter = {}, search?: string) =>
  (await store.documentDirectory.page(viewer, samplePageRequest({ search, pageSize: 100 }), filter)).items;
const ids = async (viewer: Viewer, filter: DocumentFilter = {}, search?: string) => (await rows(viewer, filter, search)).map(({ id }) => id).sort((a, b) => a - b);

describe('which documents somebody sees', () => {
  it('are their own, and those shared with them or a group of theirs until the share expires', async () => {
    const [hidden, direct, viaGroup, expired, others] = [await add(), await add(), await add(), await add(), await add({}, visitorId)];
    await share(hidden, { userId: await store.addUser() }, 'EDIT');
    await share(hidden, { groupId: await store.addGroup(ownerId) }, 'EDIT');
    await share(direct, { userId: visitorId }, 'READ');
    await share(viaGroup, { groupId: await store.addGroup(visitorId) }, 'EDIT', inHours(1));
    await share(expired, { userId: visitorId }, 'EDIT', inHours(-1));
    await share(expired, { groupId: await store.addGroup(visitorId) }, 'EDIT', inHours(-1));

    expect(await ids(as(visitorId))).toEqual([direct, viaGroup, others]);
    expect(await ids(as(ownerId))).toEqual([hidden, direct, viaGroup, expired]);
    expect(await ids({ userId: visitorId, seesAll: true }, { ownerId })).toEqual([hidden, direct, viaGroup, expired]);
    for (const id of [hidden, expired]) expect(await store.documentDirectory.byId(as(visitorId), id)).toBeNull();
    for (const id of [direct, viaGroup, others]) expect(await store.documentDirectory.byId(as(visitorId), id)).not.toBeNull();
    expect(await store.documentDirectory.byId({ userId: visitorId, seesAll: true }, hidden)).not.toBeNull();
  });

  it('come with what may be done with them, the widest of all shares', async () => {
    const [a, b] = [await add(), await add()];
    await share(a, { userId: visitorId }, 'COMMENT');
    await share(a, { groupId: await store.addGroup(visitorId) }, 'READ');
    await share(b, { userId: visitorId }, 'READ');
    await share(b, { groupId: await store.addGroup(visitorId) }, 'EDIT');
    const own = await add({}, visitorId);
    expect(Object.fromEntries((await rows(as(visitorId))).map(({ id, access }) => [id, access]))).toEqual({ [a]: 'COMMENT', [b]: 'EDIT', [own]: 'OWNER' });
    expect((await store.documentDirectory.byId(as(visitorId), a))?.access).toBe('COMMENT');
    expect((await store.documentDirectory.byId(as(ownerId), a))?.access).toBe('OWNER');
    expect((await store.documentDirectory.byId({ userId: visitorId, seesAll: true }, a))?.access).toBe('OWNER');
  });

  it('never come into a list or a search through a filter', async () => {
    const folderId = await store.folders.add(sampleFolder(ownerId));
    await add({ folderId, title: 'Secret otter' });
    const filters: DocumentFilter[] = [{}, { folderId }, { ownerId }, { tag: 'work' }, { type: 'plan' }, { status: 'DRAFT' }, { shared: 'with-me' }, { shared: 'by-me' }];
    for (const filter of filters) {
      expect(await ids(as(visitorId), filter)).toEqual([]);
      expect(await ids(as(visitorId), filter, 'otter')).toEqual([]);
    }
  });
});

describe('a document', () => {
  it('is shown with all its fields, in a list without content', async () => {
    const folderId = await store.folders.add(sampleFolder(ownerId));
    const id = await add({ folderId, tags: ['x', 'y'] });
    const row = {
      id, title: 'A plan', type: 'plan', status: 'DRAFT', folderId, tags: ['x', 'y'], ownerId, owner: { id: ownerId, name: 'An owner' },
      access: 'OWNER', version: 1, createdAt: expect.any(Date), updatedAt: expect.any(Date),
    };
    expect(await store.documentDirectory.byId(as(ownerId), id)).toEqual({ ...row, content: 'First this, then that.' });
    expect(await rows(as(ownerId))).toEqual([row]);
  });

  it('is found by each filter and by all together', async () => {
    const folderId = await store.folders.add(sampleFolder(ownerId));
    const id = await add({ folderId, type: 'memo', status: 'ARCHIVED', tags: ['a,b', 'c'] });
    const other = await add();
    const filters: DocumentFilter[] = [{ folderId }, { type: 'memo' }, { status: 'ARCHIVED' }, { tag: 'a,b' }, { tag: 'c' }];
    for (const filter of [...filters, Object.assign({}, ...filters)]) expect(await ids(as(ownerId), filter)).toEqual([id]);
    expect(await ids(as(ownerId), { folderId: 'root' })).toEqual([other]);
    expect(await ids(as(ownerId), { tag: 'a' })).toEqual([]);
    expect(await ids(as(ownerId), { ownerId })).toEqual([id, other]);
  });

  it('is told apart by whether it is shared with or by the viewer, also for who sees all', async () => {
    const [given, kept] = [await add(), await add()];
    await share(given, { userId: visitorId }, 'READ');
    await share(kept, { userId: visitorId }, 'READ', inHours(-1));
    const own = await add({}, visitorId);
    expect(await ids(as(visitorId), { shared: 'with-me' })).toEqual([given]);
    expect(await ids({ userId: visitorId, seesAll: true }, { shared: 'with-me' })).toEqual([given]);
    expect(await ids(as(ownerId), { shared: 'by-me' })).toEqual([given]);
    expect(await ids(as(visitorId), { shared: 'by-me' })).toEqual([]);
    expect(await ids(as(visitorId))).toEqual([given, own]);
  });

  it('has revisions, comments and shares, each a list with names', async () => {
    const document = await store.documents.add(sampleDocument(ownerId));
    await store.documents.keepRevision({ ...document, title: 'New', revision: 2 }, visitorId);
    const revisions = await store.documentDirectory.revisions(document.id, samplePageRequest());
    expect(revisions.items).toEqual([
      { revision: 2, title: 'New', createdAt: expect.any(Date), author: { id: visitorId, name: 'An owner' } },
      { revision: 1, title: 'A plan', createdAt: expect.any(Date), author: { id: ownerId, name: 'An owner' } },
    ]);
    const first = await store.documentDirectory.revisions(document.id, samplePageRequest({ pageSize: 1 }));
    const second = await store.documentDirectory.revisions(document.id, samplePageRequest({ pageSize: 1, cursor: first.nextCursor ?? '' }));
    expect([...first.items, ...second.items]).toEqual(revisions.items);

    const commentId = await store.comments.add(document.id, visitorId, 'Good');
    const comment = { id: commentId, content: 'Good', createdAt: expect.any(Date), author: { id: visitorId, name: 'An owner' } };
    expect((await store.documentDirectory.comments(document.id, samplePageRequest())).items).toEqual([comment]);
    expect(await store.documentDirectory.comment(commentId)).toEqual(comment);
    expect(await store.documentDirectory.comment(-1)).toBeNull();

    const groupId = await store.addGroup();
    const stored = [await share(document.id, { userId: visitorId }, 'READ'), await share(document.id, { groupId }, 'EDIT', inHours(-1))];
    const { items } = await store.documentDirectory.shares(document.id, samplePageRequest());
    expect(items).toEqual(stored.map((each) => ({ ...each, name: expect.stringMatching(each.userId ? /^An owner$/ : /^Group /) })));
  });
});

describe('lists of documents', () => {
  const TITLES = ['c', 'a', 'e', 'b', 'd'];
  pagedListContract(['', 'createdAt', '-createdAt', 'updatedAt', '-updatedAt', 'title', '-title', 'id', '-id'], async () => {
    const owner = await store.addUser();
    const made: number[] = [];
    for (const title of TITLES) made.push(await add({ title }, owner));
    const byTitle = TITLES.toSorted().map((title) => made[TITLES.indexOf(title)] ?? 0);
    const up = { createdAt: made, updatedAt: made, id: made, title: byTitle };
    const down = Object.fromEntries(Object.entries(up).map(([sort, order]) => [`-${sort}`, order.toReversed()]));
    return { page: (request) => store.documentDirectory.page(as(owner), request, {}), inOrder: { '': made.toReversed(), ...up, ...down } };
  });
});

describe('the plan of a list', () => {
  it('walks an index for who sees all, and looks up the few documents of who does not', async () => {
    await store.database.sql.raw(
      `insert into documents (title, content, type, status, tags, owner_id)
       select 'Title ' || n, '', 'plan', 'DRAFT', '{}', ? from generate_series(1, 5000) n`,
      [ownerId],
    );
    await share(await add({}, visitorId), { userId: await store.addUser() }, 'READ');
    await store.database.sql.raw('analyze documents');
    const { nextCursor } = await store.documentDirectory.page({ userId: ownerId, seesAll: true }, samplePageRequest(), {});
    const ask = (viewer: Viewer, filter: DocumentFilter = {}) => () =>
      store.documentDirectory.page(viewer, samplePageRequest({ count: 'none', cursor: nextCursor ?? '' }), filter);

    const whole = await planOf(store.database, ask({ userId: visitorId, seesAll: true }));
    expect(whole).toContain('Index Scan Backward using documents_by_creation');
    expect(whole).toContain('Index Cond: (ROW(created_at, id) < ROW(');
    const few = await planOf(store.database, ask(as(visitorId)));
    for (const part of ['BitmapOr', 'Bitmap Index Scan on documents_by_owner']) expect(few).toContain(part);
    for (const plan of [whole, few]) expect(plan).not.toContain('Seq Scan on documents');
  });

  it('reads no documents to tell who sees all how many there are', async () => {
    const all = () => store.documentDirectory.page({ userId: ownerId, seesAll: true }, samplePageRequest({ pageSize: 1 }), {});
    const made = await Promise.all([add(), add(), add()]);
    await store.database.sql('documents').where({ id: made[0] }).delete();
    const [row] = await store.database.sql('documents').count<{ total: number }[]>({ total: '*' });
    expect((await all()).total).toBe(row?.total);
    const plan = await planOf(store.database, all);
    expect(plan).toContain('record_count_changes');
    expect(plan).not.toMatch(/Aggregate[^]*documents_/);
  });

  it('looks up the documents that have a tag, and walks no order past those that have it not', async () => {
    await store.database.sql.raw(
      `insert into documents (title, content, type, status, tags, owner_id)
       select 'Tagged ' || n, '', 'plan', 'DRAFT', array['tag' || n % 5], ? from generate_series(1, 20000) n`,
      [ownerId],
    );
    await store.database.sql.raw('analyze documents');
    const planFor = (tag: string) =>
      planOf(store.database, () => store.documentDirectory.page({ userId: ownerId, seesAll: true }, samplePageRequest({ count: 'none' }), { tag }));
    expect(await planFor('zz')).toContain('Bitmap Index Scan on documents_tags');
    expect(await planFor('zz')).not.toContain('documents_by_creation');
    expect(await planFor('tag1')).toContain('Index Scan Backward using documents_by_creation');
  });

  it('begins with the shares where it is of what one shares', async () => {
    await store.database.sql.raw(
      `insert into documents (title, content, type, status, tags, owner_id) select 'Mine ' || n, '', 'plan', 'DRAFT', '{}', ? from generate_series(1, 20000) n`,
      [ownerId],
    );
    const shared = await add();
    await share(shared, { userId: visitorId }, 'READ');
    await store.database.sql.raw('analyze documents, document_shares');
    const ask = () => store.documentDirectory.page(as(ownerId), samplePageRequest({ count: 'none' }), { shared: 'by-me' });
    expect((await ask()).items.map(({ id }) => id)).toEqual([shared]);
    const plan = await planOf(store.database, ask);
    expect(plan).toMatch(/documents_pkey/);
    for (const scan of ['documents_by_creation', 'documents_by_owner', 'Seq Scan on documents']) expect(plan).not.toContain(scan);
  });
});

import { dataOf } from '@halolight/client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation, type Member } from '../kit/installation.js';

let house: Installation;
let owner: Member;
let editor: Member;
let id = 0;
let path = '';
const at = () => ({ path: { id } });
const revisions = async (query: { pageSize?: number; sort?: string; cursor?: string } = {}) =>
  dataOf(owner.client.typed.GET('/documents/{id}/revisions', { params: { ...at(), query } }));
const comment = async ({ client }: Member, content: string) => dataOf(client.typed.POST('/documents/{id}/comments', { params: at(), body: { content } }));
beforeAll(async () => {
  house = await Installation.start();
  [owner, editor] = [await house.member(), await house.member()];
});
beforeEach(async () => {
  ({ id } = await dataOf(owner.client.typed.POST('/documents', { body: { title: 'First', content: 'One', tags: ['a'] } })));
  path = `/api/documents/${id}`;
  await dataOf(owner.client.typed.POST('/documents/{id}/share', { params: at(), body: { userId: editor.id, permission: 'EDIT' } }));
});
afterAll(() => house?.stop());

describe('/api/documents/:id/revisions', () => {
  it('keep who changed what a document says, and nothing else', async () => {
    await editor.client.patch(path, { title: 'Second', content: 'Two' });
    await owner.client.post(`${path}/tags`, { tags: ['b'] });
    await owner.client.post(`${path}/move`, { folderId: null });
    await owner.client.patch(path, { title: 'Second' });
    const data = await revisions();
    const by = ({ id }: Member) => ({ id, name: expect.any(String) });
    expect(data).toMatchObject({ total: 3, page: 1 });
    expect(data.items).toEqual([
      { revision: 3, title: 'Second', createdAt: expect.any(String), author: by(owner) },
      { revision: 2, title: 'Second', createdAt: expect.any(String), author: by(editor) },
      { revision: 1, title: 'First', createdAt: expect.any(String), author: by(owner) },
    ]);
    const ascending = { pageSize: 2, sort: 'revision' };
    const { nextCursor } = await revisions(ascending);
    expect((await revisions({ ...ascending, cursor: nextCursor ?? '' })).items).toMatchObject([{ revision: 3 }]);
  });

  it('are restored as a new revision, in all that they say', async () => {
    await owner.client.put(path, { title: 'Second', status: 'PUBLISHED', type: 'memo' });
    const restored = await editor.client.post(`${path}/revisions/1/restore`);
    expect(restored.status).toBe(200);
    expect(restored.body.data).toMatchObject({ title: 'First', content: 'One', tags: ['a'], status: 'DRAFT', type: 'document', version: 3, access: 'EDIT' });
    const { items } = await revisions();
    expect(items.map(({ revision }) => revision)).toEqual([3, 2, 1]);
    expectRefusal(await editor.client.post(`${path}/revisions/9/restore`), 404, 'NOT_FOUND');
    for (const revision of ['0', '-1', 'x', '99999999999']) {
      expectRefusal(await editor.client.post(`${path}/revisions/${revision}/restore`), 400, 'VALIDATION_ERROR', ['revision']);
    }
  });

  it('say in full what they said, whatever changed since', async () => {
    await owner.client.post(`${path}/tags`, { tags: ['b'] });
    await owner.client.patch(path, { title: 'Second', content: 'Two' });
    const restored = await owner.client.post(`${path}/revisions/2/restore`);
    expect(restored.body.data).toMatchObject({ title: 'First', content: 'One', tags: ['b'] });
  });

  it('lose none of several changes at once', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, index) => owner.client.patch(path, { content: `Change ${index}` })));
    const { items } = await revisions({ pageSize: 100 });
    expect(items.map(({ revision }) => revision)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect((await owner.client.get(path)).body.data.version).toBe(9);
  });
});

describe('/api/documents/:id/comments', () => {
  it('are kept in their order with who made them', async () => {
    const made = await comment(editor, ' <b>Good</b> ');
    expect(made).toEqual({ id: expect.any(Number), content: '<b>Good</b>', createdAt: expect.any(String), author: { id: editor.id, name: expect.any(String) } });
    await comment(owner, 'Thanks');
    const comments = await dataOf(owner.client.typed.GET('/documents/{id}/comments', { params: at() }));
    expect(comments).toMatchObject({ total: 2, items: [made, { content: 'Thanks', author: { id: owner.id } }] });
  });

  it.each([[{}], [{ content: '' }], [{ content: '  ' }], [{ content: 'x'.repeat(5_001) }], [{ content: null }]])('refuse %j', async (body) => {
    expectRefusal(await owner.client.post(`${path}/comments`, body), 400, 'VALIDATION_ERROR', ['content']);
  });
});

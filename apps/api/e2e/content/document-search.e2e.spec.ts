import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../kit/api-client.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation } from '../kit/installation.js';
import type { Json } from '../kit/json.js';

let house: Installation;
let me: ApiClient;
beforeAll(async () => {
  house = await Installation.start();
  me = (await house.member()).client;
  for (const document of [
    { title: 'Otters of Europe', content: 'They live along rivers & lakes.' },
    { title: 'Rivers', content: 'An otter was seen <script>alert(1)</script> twice.' },
    { title: 'Lakes', tags: ['otter'], status: 'PUBLISHED' },
    { title: 'Café menu', content: 'Crème brûlée' },
  ]) {
    await me.post('/api/documents', document);
  }
});
afterAll(() => house?.stop());

const search = async (query: string): Promise<Json> => (await me.get(`/api/documents?${query}`)).body.data;
const titles = async (query: string): Promise<string[]> => (await search(query)).items.map(({ title }: { title: string }) => title);

describe('GET /api/documents?search=', () => {
  it('ranks title over content over tags, and shows where', async () => {
    const { items, total } = await search('search=otter');
    expect(total).toBe(3);
    expect(items.map(({ title }: { title: string }) => title)).toEqual(['Otters of Europe', 'Rivers', 'Lakes']);
    expect(items[0].rank).toBeGreaterThan(items[1].rank);
    expect(items[1].rank).toBeGreaterThan(items[2].rank);
    expect(items[0].highlight).toContain('<mark>Otters</mark> of Europe');
    expect(items[1].highlight).toContain('<mark>otter</mark> was seen &lt;script&gt;');
    expect(items[2].highlight).toContain('<mark>otter</mark>');
    expect(items[0]).not.toHaveProperty('content');
  });

  it('finds unfinished words, inflections, and words without their accents', async () => {
    expect(await titles('search=ott')).toHaveLength(3);
    expect(await titles('search=lake')).toEqual(expect.arrayContaining(['Lakes', 'Otters of Europe']));
    expect(await titles('search=creme%20bru')).toEqual(['Café menu']);
    await me.post('/api/documents', { title: 'Smith-Jones', content: 'user@example.com' });
    for (const typed of ['smith-jon', 'user@exam']) expect(await titles(`search=${typed}`)).toEqual(['Smith-Jones']);
  });

  it('goes with filters, another sort, and pages', async () => {
    expect(await titles('search=otter&status=PUBLISHED')).toEqual(['Lakes']);
    expect(await titles('search=otter&sort=title')).toEqual(['Lakes', 'Otters of Europe', 'Rivers']);
    const first = await search('search=otter&pageSize=2');
    expect((await search(`search=otter&pageSize=2&cursor=${first.nextCursor}`)).items).toMatchObject([{ title: 'Lakes' }]);
    expectRefusal(await me.get('/api/documents?sort=rank'), 400, 'VALIDATION_ERROR', ['sort']);
    expectRefusal(await me.get(`/api/documents?search=${'x'.repeat(201)}`), 400, 'VALIDATION_ERROR', ['search']);
  });

  it('is every document for a search of spaces, and shows no rank then', async () => {
    const { items } = await search('search=%20%20');
    expect(items).toHaveLength(5);
    for (const item of items) expect(item).not.toHaveProperty('rank');
  });

  it('shows nobody else’s', async () => {
    const { client } = await house.member();
    expect((await client.get('/api/documents?search=otter')).body.data.items).toEqual([]);
    expect((await (await house.demo('admin')).get('/api/documents?search=otter')).body.data.total).toBe(3);
  });
});

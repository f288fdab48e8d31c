import type { DocumentRow } from '@halolight/application/content';
import type { NewDocument } from '@halolight/application/content/ports';
import { sampleDocument } from '@halolight/application/content/testing';
import { samplePageRequest } from '@halolight/application/kernel/testing';
import type { PageRequest } from '@halolight/domain/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openKnexContent, type KnexContent } from '../testing/open-knex-content.js';
import { planOf } from '../testing/plan-of.js';

let store: KnexContent;
let ownerId = 0;
beforeAll(async () => {
  store = await openKnexContent();
});
beforeEach(async () => {
  ownerId = await store.addUser();
});
afterAll(() => store?.close());

const add = async (given: Partial<NewDocument>) => (await store.documents.add(sampleDocument(ownerId, { tags: [], content: '', ...given }))).id;
const page = (search: string, given: Partial<PageRequest> = {}) =>
  store.documentDirectory.page({ userId: ownerId, seesAll: false }, samplePageRequest({ search, pageSize: 100, ...given }), {});
const found = async (search: string): Promise<readonly DocumentRow[]> => (await page(search)).items;
const titles = async (search: string) => (await found(search)).map(({ title }) => title);
const highlightOf = async (search: string) => (await found(search))[0]?.highlight;

describe('what a search finds', () => {
  it('is words in title, content and tags, whatever their case, inflection and accents', async () => {
    await add({ title: 'Reporting', content: 'nothing' });
    await add({ title: 'Two', content: 'The quarterly reports are late' });
    await add({ title: 'Three', tags: ['Report'] });
    await add({ title: 'Crème brûlée' });
    expect((await titles('REPORTED')).sort()).toEqual(['Reporting', 'Three', 'Two']);
    expect(await titles('creme brulee')).toEqual(['Crème brûlée']);
    expect(await titles('BRÛLÉE')).toEqual(['Crème brûlée']);
    expect(await titles('unheard')).toEqual([]);
  });

  it('is every word, a phrase in quotes, one or the other, and not what is excluded', async () => {
    await add({ title: 'A', content: 'red apple and green pear' });
    await add({ title: 'B', content: 'green apple' });
    await add({ title: 'C', content: 'pear' });
    expect((await titles('green apple')).sort()).toEqual(['A', 'B']);
    expect(await titles('"green apple"')).toEqual(['B']);
    expect(await titles('apple -pear')).toEqual(['B']);
    expect((await titles('red or pear')).sort()).toEqual(['A', 'C']);
  });

  it('begins like the last word, which may be unfinished, and no earlier one', async () => {
    await add({ title: 'Theatre programme' });
    for (const typed of ['t', 'th', 'the', 'thea', 'theatre pro', 'Theatre p']) expect(await titles(typed)).toEqual(['Theatre programme']);
    expect(await titles('the theatre prog')).toEqual(['Theatre programme']);
    for (const typed of ['programme or thea', 'programme OR nothing']) expect(await titles(typed)).toEqual(['Theatre programme']);
    for (const typed of ['nothing or thea', 'thea programme', 'heatre', '"thea"', 'programme -theatre']) expect(await titles(typed)).toEqual([]);
  });

  it.each([
    ['smith-jones', ['smith-', 'smith-jon', 'Smith-J', 'jon']],
    ['Anna.Smith', ['anna.', 'anna.smi', 'ANNA.S']],
    ['user@example.com', ['user@', 'user@exam', 'User@example.c']],
    ['e-mail', ['e-', 'e-mai']],
    ['node.js', ['node.', 'node.j']],
    ['foo_bar', ['foo_', 'foo_b', 'foo_bar']],
    ['v1.2.3', ['v1.', 'v1.2', 'v1.2.']],
    ['2024-01-15', ['2024-0', '2024-01-1']],
    ['https://example.com/path/page', ['https://exam', 'example.com/pa']],
    ["O'Brien", ["o'", "O'Br"]],
    ['c:\\dir\\magpie', ['c:\\dir\\mag']],
    ['crème-brûlée', ['creme-bru', 'Crème-br']],
  ])('begins like an unfinished part of %s', async (word, unfinished) => {
    await add({ title: 'Compound', content: `the ${word} is there` });
    for (const typed of [...unfinished, `there ${unfinished[0]}`]) expect([typed, await titles(typed)]).toEqual([typed, ['Compound']]);
    expect(await titles('e-mx smith-jx')).toEqual([]);
  });

  it('is also inside what looks like markup, and at the end of a long text', async () => {
    await add({ title: 'Markup', content: 'if a <walrus and b> c then <script>penguin</script>' });
    await add({ title: 'The <heron> element', tags: ['<egret>'] });
    await add({ title: 'Long', content: `${'lorem ipsum dolor '.repeat(40_000)} needle` });
    expect(await titles('walrus')).toEqual(['Markup']);
    expect(await titles('penguin')).toEqual(['Markup']);
    for (const typed of ['heron', '<heron>', 'element <heron>', 'egret', '<egret>']) expect(await titles(typed)).toEqual(['The <heron> element']);
    expect(await titles('needle')).toEqual(['Long']);
  });

  it('is the beginning of a text with more different words than the index can hold', async () => {
    const words = Array.from({ length: 130_000 }, (_, index) => `w${index.toString(36)}x`);
    await add({ title: 'Everything', content: `first ${words.join(' ')}`.slice(0, 1_048_576) });
    expect(await titles('first')).toEqual(['Everything']);
    expect(await titles('everything w5x')).toEqual(['Everything']);
  });

  it.each(['', '!!!', '&', '|', "'", '"', ':*', '(', '\\', '-', '<->', "a' | 'b", 'ab:*', '%', '\u{1f642}', 'a'.repeat(200), '"unfinished phrase'])(
    'is nothing and no failure for %j',
    async (typed) => {
      await add({ title: 'Something else' });
      expect(await titles(typed === '' ? ' ' : typed)).toEqual([]);
    },
  );
});

describe('the order of what a search finds', () => {
  it('puts the title before the content before the tags, and says how well each answers', async () => {
    await add({ title: 'Other', content: 'an otter, and another otter' });
    await add({ title: 'Otter' });
    await add({ title: 'Third', tags: ['otter'] });
    const rows = await found('otter');
    expect(rows.map(({ title }) => title)).toEqual(['Otter', 'Other', 'Third']);
    const ranks = rows.map(({ rank }) => rank ?? 0);
    expect(ranks.every((rank) => rank > 0 && rank <= 1)).toBe(true);
    expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
  });

  it('is that of what is wanted where something else is excluded', async () => {
    await add({ title: 'One', content: 'a marmot' });
    await add({ title: 'Marmot' });
    await add({ title: 'Two', content: 'another marmot' });
    for (const typed of ['marmot -badger', '-badger marmot', 'marmot -"a badger"']) expect((await titles(typed))[0]).toBe('Marmot');
    expect((await found('marmot -badger')).every(({ rank }) => (rank ?? 0) > 0)).toBe(true);
    expect((await found('-badger')).map(({ rank }) => rank)).toEqual([0, 0, 0]);
  });

  it('is the same by number and by cursor, many of equal rank', async () => {
    for (let index = 0; index < 12; index++) await add({ title: index % 2 ? 'Beaver' : 'Dam', content: 'a beaver' });
    const whole = (await found('beaver')).map(({ id }) => id);
    expect(whole).toHaveLength(12);
    const walked: number[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const part = await page('beaver', { pageSize: 5, cursor });
      walked.push(...part.items.map(({ id }) => id));
      expect(part.total).toBe(12);
      cursor = part.nextCursor;
    }
    expect(walked).toEqual(whole);
    expect((await page('beaver', { sort: 'id' })).items.map(({ id }) => id)).toEqual(whole.toSorted((a, b) => a - b));
  });

  it('is by rank only where there is a search', async () => {
    const request = samplePageRequest({ sort: '-rank' });
    await expect(store.documentDirectory.page({ userId: ownerId, seesAll: false }, request, {})).rejects.toMatchObject({ faults: [{ field: 'sort' }] });
  });
});

describe('the highlight', () => {
  it('marks what was found, in every inflection, and is there for a match in the title or a tag too', async () => {
    await add({ title: 'Running late', content: 'He runs while others are walking' });
    expect(await highlightOf('run')).toContain('<mark>Running</mark> late');
    expect(await highlightOf('walk')).toContain('<mark>walking</mark>');
    await add({ title: 'Tagged', tags: ['sprint'] });
    expect(await highlightOf('sprint')).toContain('<mark>sprint</mark>');
  });

  it('marks something wherever in a long text it stands, and however far apart', async () => {
    const filler = 'lorem ipsum dolor '.repeat(20_000);
    await add({ title: 'Long', content: `${filler} a crème brûlée & <b>ponies</b> ${filler}` });
    expect(await highlightOf('brulee')).toContain('a crème <mark>brûlée</mark> &amp; &lt;b&gt;');
    for (const typed of ['pony', 'PON', '"pony"', 'pony -badger', 'badger or pony']) expect(await highlightOf(typed)).toContain('<mark>ponies</mark>');
    expect(await highlightOf('long pony')).toContain('<mark>Long</mark>');
    await add({ title: 'Apart', content: `heron ${'lorem ipsum dolor '.repeat(900)} egret` });
    await add({ title: 'Farther', content: `toucan ${filler} x/y/z it's a magpie` });
    for (const typed of ['heron egret', 'toucan magpie', 'magpie', 'x/y', "it's magpie", '-gull tou']) {
      expect([typed, await highlightOf(typed)]).toEqual([typed, expect.stringContaining('<mark>')]);
    }
  });

  it('marks what crosses from one part of a long text into the next', async () => {
    const word = 'kestrel';
    await add({ title: 'Border', content: `${'x '.repeat(9_998)}${word} ${'x '.repeat(9_900)}${word}s` });
    await add({ title: 'Beyond', content: `${'y '.repeat(9_999)}${word}` });
    for (const { highlight } of await found(word)) expect(highlight).toContain(`<mark>${word}`);
    expect(await found(word)).toHaveLength(2);
  });

  it.each([
    '<script>alert(1)</script> dolphin',
    '<mark>dolphin</mark>',
    '<mark onmouseover=alert(1)>dolphin',
    '&lt;mark&gt;dolphin &amp;amp; "quoted" \'single\'',
    '</mark><img src=x onerror=alert(1)> dolphin <b',
    'dolphin<mark>',
    'http://evil.example/?a=<b>&c="d" dolphin',
    '&#60;script&#62; dolphin &#x3c;b&#x3e;',
    '\u0001<mark>\u0002 dolphin',
  ])('escapes everything that somebody wrote: %s', async (content) => {
    await add({ title: content.slice(0, 200), content, tags: ['<i>', '&', '"'] });
    const highlight = (await highlightOf('dolphin')) ?? '';
    expect(highlight).toContain('<mark>dolphin</mark>');
    const rest = highlight.replaceAll(/<mark>([^<>]*)<\/mark>/g, '$1');
    expect(rest).not.toMatch(/[<>"']/);
    expect(rest.replaceAll(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
  });

  it('never marks a part of what an escape is made of', async () => {
    await add({ title: 'Signs', content: 'fish & chips < 5 > 3 "lt amp quot"' });
    expect(await highlightOf('amp')).toContain('chips &lt; 5 &gt; 3 &quot;lt <mark>amp</mark> quot');
  });
});

describe('the plan of a search', () => {
  beforeAll(async () => {
    await store.database.sql.raw(
      `insert into documents (title, content, type, status, tags, owner_id)
       select 'Title ' || n, 'word' || n % 997 || ' filler', 'plan', 'DRAFT', '{}', ? from generate_series(1, 12000) n`,
      [ownerId],
    );
    await store.database.sql.raw('analyze documents');
  });
  const planFor = (text: string) => planOf(store.database, () => page(text, { count: 'none' }));

  it('finds documents by the index', async () => {
    const plan = await planFor('word77');
    expect(plan).toContain('Bitmap Index Scan on documents_search');
    expect(plan).not.toContain('Seq Scan on documents documents_1');
  });

  it('compares an unfinished word beside a word that few documents have, and looks it up beside one that many have', async () => {
    expect(await planFor('word77 fil')).toMatch(/Index Cond: \(search @@ '''word77'''::tsquery\)/);
    expect(await planFor('filler word77')).toMatch(/Index Cond: \(search @@ '''filler'' & ''word77'':\*'::tsquery\)/);
  });

  it('looks an unfinished word up behind nothing but stop words', async () => {
    expect(await planFor('the word77')).toMatch(/Index Cond: \(search @@ '''word77'':\*'::tsquery\)/);
  });
});

import type { NewDocument } from '@halolight/application/content/ports';
import { sampleDocument } from '@halolight/application/content/testing';
import { samplePageRequest } from '@halolight/application/kernel/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openKnexContent, type KnexContent } from '../testing/open-knex-content.js';

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
const titles = async (search: string) => {
  const { items } = await store.documentDirectory.page({ userId: ownerId, seesAll: false }, samplePageRequest({ search, pageSize: 100 }), {});
  return items.map(({ title }) => title);
};

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

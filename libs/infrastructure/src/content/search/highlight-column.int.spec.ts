import type { DocumentRow } from '@halolight/application/content';
import type { NewDocument } from '@halolight/application/content/ports';
import { sampleDocument } from '@halolight/application/content/testing';
import { samplePageRequest } from '@halolight/application/kernel/testing';
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
const found = async (search: string): Promise<readonly DocumentRow[]> =>
  (await store.documentDirectory.page({ userId: ownerId, seesAll: false }, samplePageRequest({ search, pageSize: 100 }), {})).items;
const highlightOf = async (search: string) => (await found(search))[0]?.highlight;

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

  it('is the beginning of the text where nothing is wanted and something excluded', async () => {
    await add({ title: 'Calm', content: 'no <big> cats here' });
    expect(await highlightOf('-lion')).toBe('Calm\nno &lt;big&gt; cats here');
  });

  it('marks what stands behind letters that lose or gain some without their accents', async () => {
    await add({ title: 'Ligatures', content: `${'œuvre ½ ß '.repeat(9_000)} gannet` });
    await add({ title: 'Combined', content: `${'e\u0301te\u0301 '.repeat(9_000)} gannet` });
    for (const { highlight } of await found('gannet')) expect(highlight).toContain('<mark>gannet</mark>');
  });

  it('reads a megabyte for what it marks once, and not once for each of its parts', async () => {
    const filler = 'lorem ipsum dolor '.repeat(57_000);
    for (let n = 0; n < 3; n++) await add({ title: `Huge ${n}`, content: `${filler} puffin` });
    const search = () => store.documentDirectory.page({ userId: ownerId, seesAll: false }, samplePageRequest({ search: 'puffin', count: 'none' }), {});
    const plan = await planOf(store.database, search);
    expect((await search()).items).toEqual(Array(3).fill(expect.objectContaining({ highlight: expect.stringContaining('<mark>puffin</mark>') })));
    expect(plan).toContain('Recursive Union');
    expect(plan).not.toContain('generate_series');
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

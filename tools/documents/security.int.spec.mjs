import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { testTitles } from './test-titles.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const text = await readFile(`${root}SECURITY.md`, 'utf8');

/** A link's address and what follows, where it leads to a spec or to the contract that specs keep. */
const TO_TESTS = /^([^)]+(?:\.spec\.ts|\.spec\.mjs|-contract\.ts))\)/;
const linked = (line) => line.split('](').slice(1);

/** Every such link with the names behind it, up to the next link. */
const links = text.split('\n').flatMap(linked).flatMap((rest) => {
  const file = TO_TESTS.exec(rest)?.[1];
  return file ? [{ file, names: [...rest.matchAll(/“([^”]+)”/g)].map(([, name]) => name) }] : [];
});

/** How many items of levels 1 and 2 each section was found to have when the rows were written; the standard itself is not here to be compared. */
const ITEMS_OF_SECTION = {
  6.1: 3, 6.2: 12, 6.3: 4, 6.4: 4, 6.5: 5, 6.6: 3, 6.8: 4,
  7.1: 3, 7.2: 4, 7.3: 2, 7.4: 5, 7.5: 2, 7.6: 2,
  8.1: 2, 8.2: 3, 8.3: 1, 8.4: 1,
  9.1: 3, 9.2: 4,
};
const numbered = (prefix, count) => Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
/** Most of V10 does not apply, and stands in one row for all of it. */
const isOfV10 = (item) => item.startsWith('10.');

/** What stands in the first and in the last cell of every row of a table that begins with an item. */
const rows = [...text.matchAll(/^\| (API\d+|\d[\d., –]*\d) .*\| ([^|]+) \|$/gm)].map(([, items, decision]) => ({ items: items.split(', ').flatMap(range), decision }));

function range(items) {
  const [first, last] = items.split(' – ');
  const [section, end] = [first.slice(0, first.lastIndexOf('.') + 1), Number(last?.split('.').at(-1))];
  return last?.startsWith(section) ? numbered(section, end) : [first];
}

describe('SECURITY.md', () => {
  it('has one row for every item of the Top 10, and for as many of ASVS 5.0, V6 to V9, as are counted here, in their order', () => {
    const expected = [...Object.entries(ITEMS_OF_SECTION).flatMap(([section, count]) => numbered(`${section}.`, count)), ...numbered('API', 10)];
    expect(rows.flatMap(({ items }) => items).filter((item) => !isOfV10(item))).toEqual(expected);
  });

  it('names what decides each, or says that nothing does', () => {
    expect(rows.filter(({ decision }) => decision !== '—' && !linked(decision).some((rest) => TO_TESTS.test(rest)))).toEqual([]);
  });

  it('names a test behind every link to a spec', () => {
    expect(links.filter(({ names }) => names.length === 0)).toEqual([]);
  });

  it.each(links.flatMap(({ file, names }) => names.map((name) => [file, name])))('names, by its whole title, a test that is run: %s “%s”', async (file, name) => {
    expect([...testTitles(await readFile(`${root}${file}`, 'utf8'))]).toContain(name);
  });
});

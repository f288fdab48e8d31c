import { describe, expect, it } from '@jest/globals';
import { testTitles } from './test-titles.mjs';

const titles = (source) => [...testTitles(source)].toSorted();

describe('the titles of the tests of a spec', () => {
  it('are those of tests, of faults, and of the groups around them', () => {
    expect(titles(`describe('a door', () => { it("opens", () => {}); test(\`closes\`, () => {}); fault('stays shut', async () => {}, 5); });`)).toEqual(['a door', 'closes', 'opens', 'stays shut']);
  });

  it('are not what only looks like one: a comment, a text, another function of the name', () => {
    expect(titles(`// it('opens', () => {});\nconst text = "it('opens')"; door.it('opens', () => {}); it(opens, () => {}); expect('opens').toBe('opens');`)).toEqual([]);
  });

  it.each([`it.skip('opens', () => {});`, `it.skip.each([[1]])('opens', () => {});`, `it.todo('opens');`, `it.failing('opens', () => {});`, `describe.skip('a door', () => { it('opens', () => {}); });`])(
    'are not of those that are not run, or keep nothing: %s',
    (source) => expect(titles(source)).toEqual([]),
  );

  it('are not of groups in which nothing is run', () => {
    expect(titles(`describe('a house', () => { describe('a door', () => { it.skip('opens', () => {}); }); it('stands', () => {}); });`)).toEqual(['a house', 'stands']);
  });

  it('are told for each row of a table as well, as far as it is written out', () => {
    expect(titles(`it.each([['wood', 2], ['glass', thickness]])('is of %s, %i wide', () => {});`)).toEqual(['is of %s, %i wide', 'is of glass, %i wide', 'is of wood, 2 wide']);
    expect(titles(`describe.each<string>(['oak'])('a door of %s', () => { it.each(keys)('opens by %s', () => {}); });`)).toEqual(['a door of %s', 'a door of oak', 'opens by %s']);
  });

  it('are as in the source where they are put together when they run', () => {
    expect(titles('describe("a door", () => it(`opens ${TIMES} times`, () => {}));')).toEqual(['a door', 'opens ${TIMES} times']);
  });
});

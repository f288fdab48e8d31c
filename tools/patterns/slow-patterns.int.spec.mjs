import { glob, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { SlowPatterns } from './slow-patterns.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const patterns = new SlowPatterns(root);

/** What contracts say in their comments becomes an expression when the routes are made. */
async function contractPatterns() {
  const found = [];
  for await (const file of glob('apps/api/src/http/**/*.ts', { cwd: root })) {
    for (const [, pattern] of (await readFile(`${root}${file}`, 'utf8')).matchAll(/@pattern (\S+)/g)) found.push(pattern);
  }
  return found;
}

describe('regular expressions', () => {
  it.each([
    ['/^(a+)+$/', 1],
    ['/^(.+?)\\s*[?.!]*$/s', 1],
    ['/^[a-z][a-z0-9]*$/', 0],
  ])('are told apart: %s', async (pattern, least) => expect((await patterns.in(`export default ${pattern};`)).length).toBeGreaterThanOrEqual(least));

  it('take no more than linear time in the sources', async () => {
    expect((await patterns.files()).length).toBeGreaterThan(50);
    expect(await patterns.inSources()).toEqual([]);
  });

  it('take no more than linear time in what bodies and parameters are checked with', async () => {
    const written = await contractPatterns();
    expect(written.length).toBeGreaterThan(5);
    for (const pattern of written) expect(await patterns.in(`export default /${pattern.replaceAll(/(?<!\\)\//g, '\\/')}/;`)).toEqual([]);
  });
});

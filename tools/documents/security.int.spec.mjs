import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../../', import.meta.url));
const text = await readFile(`${root}SECURITY.md`, 'utf8');
const named = [...text.matchAll(/\]\(([^)]+\.spec\.(?:ts|mjs))\) “([^”]+)”/g)].map(([, file, name]) => [file, name]);

describe('SECURITY.md', () => {
  it('has a row for every item of level 2, and of the Top 10', () => {
    const items = new Set([...text.matchAll(/^\| (API\d+|[\d., –]+\d) /gm)].flatMap(([, cell]) => cell.split(/, | – /)));
    for (const item of ['6.1.1', '6.2.12', '6.3.4', '6.4.4', '6.5.5', '6.6.3', '6.8.4', '7.1.3', '7.2.4', '7.3.2', '7.4.5', '7.5.2', '7.6.2', '8.2.3', '8.4.1', '9.2.4', 'API1', 'API10']) {
      expect([...items]).toContain(item);
    }
    expect(named.length).toBeGreaterThan(70);
  });

  it.each(named)('names a test that there is: %s “%s”', async (file, name) => {
    expect(await readFile(`${root}${file}`, 'utf8')).toContain(name);
  });
});

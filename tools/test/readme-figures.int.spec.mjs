import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import { withFigures } from './readme-figures.mjs';

const root = new URL('../../', import.meta.url);

it('the README names the figures of the run on record', async () => {
  const readme = await readFile(new URL('README.md', root), 'utf8');
  const figures = JSON.parse(await readFile(new URL('docs/proof/figures.json', root), 'utf8'));
  expect(withFigures(readme, figures)).toBe(readme);
});

import { Readable } from 'node:stream';
import { expect, it } from '@jest/globals';
import { unhurried } from './unhurried.js';

function* slowParts(): Generator<number> {
  for (let part = 1; part <= 5; part += 1) {
    const until = performance.now() + 11;
    while (performance.now() < until);
    yield part;
  }
}

it('gives everybody else their turn while parts are made, and all parts in their order', async () => {
  let turns = 0;
  const other = setInterval(() => (turns += 1), 1);
  const parts = await Readable.from(unhurried(slowParts())).toArray();
  clearInterval(other);
  expect(parts).toEqual([1, 2, 3, 4, 5]);
  expect(turns).toBeGreaterThanOrEqual(3);
});

import { expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { LARGE_YOUNG_SPACE } from './allocation.ts';

const CALLS = 1_000_000;
const TIMEOUT_MS = 60_000;
const ALLOCATION = new URL('./allocation.ts', import.meta.url).href;

/** Asked several times, as the case of the bench does: what V8 makes of the work at first counts for nobody. Written as text, which nothing colors. */
async function allocated(work: string): Promise<number> {
  const program = `
    import { allocatedByEach } from '${ALLOCATION}';
    let kept;
    const figures = Array.from({ length: 7 }, () => allocatedByEach((turn) => { ${work} }, ${CALLS}));
    process.stdout.write(String(figures.sort((a, b) => a - b)[3]));`;
  const { stdout } = await promisify(execFile)(process.execPath, [...LARGE_YOUNG_SPACE, '--input-type=module', '--eval', program]);
  return Number(stdout);
}

it('a check that allocates nothing is told from one that allocates a small object, be it once in a hundred times', async () => {
  expect(await allocated('kept = turn % 2')).toBeLessThan(0.01);
  expect(await allocated('kept = { a: turn, b: turn }')).toBeGreaterThan(16);
  expect(await allocated('if (turn % 100 === 0) kept = { a: turn, b: turn }')).toBeGreaterThan(0.1);
}, TIMEOUT_MS);

it('a check that allocates more than there is young space is not taken for one that allocates nothing', async () => {
  expect(await allocated('kept = new Float64Array(32)')).toBe(Infinity);
}, TIMEOUT_MS);

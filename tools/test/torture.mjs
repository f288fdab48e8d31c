import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeSucceeds } from './node-succeeds.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const reporter = fileURLToPath(new URL('proof-figures-reporter.mjs', import.meta.url));
const jest = ['--experimental-vm-modules', '--no-warnings', '../../node_modules/jest/bin/jest.js', '--reporters=default', `--reporters=${reporter}`, '--config'];
const proofs = ['e2e/authorization/', 'e2e/races/', 'e2e/faults/', 'e2e/operations/(shutdown|two-schedulers)', 'e2e/fuzzing/', 'large-files'];

/** The tests that have a long version, which TORTURE asks for, and those whose figures are summed: never out of a cache, and one kind at a time. */
const steps = [
  { folder: '', args: ['node_modules/nx/dist/bin/nx.js', 'run-many', '-t', 'build', '--output-style=static'] },
  { folder: 'libs/infrastructure', args: [...jest, 'jest.int.config.js', 'races.int'] },
  { folder: 'apps/api', args: [...jest, 'jest.e2e.config.js', ...proofs] },
];

const scratch = await mkdtemp(join(tmpdir(), 'halolight-torture-'));
const sums = new Map();
for (const [step, { folder, args }] of steps.entries()) {
  const file = join(scratch, String(step));
  if (!(await nodeSucceeds(`${root}${folder}`, args, { TORTURE: '1', PROOF_FIGURES: file }))) {
    process.exitCode = 1;
    break;
  }
  const figures = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
  for (const [figure, count] of Object.entries(figures)) sums.set(figure, (sums.get(figure) ?? 0) + count);
}
await rm(scratch, { recursive: true });
for (const [figure, count] of sums) console.log(`${count.toLocaleString('en')} ${figure}`);

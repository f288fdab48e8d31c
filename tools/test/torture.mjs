import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeSucceeds } from './node-succeeds.mjs';
import { withFigures } from './readme-figures.mjs';

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
const [counted, told] = [join(scratch, 'counted'), join(scratch, 'told')];
const sums = {};
const begun = Date.now();
process.exitCode = (await passes()) ? 0 : 1;
await rm(scratch, { recursive: true });
if (process.exitCode === 0) await record();

/** Whether every step does; the first that fails is the last. */
async function passes() {
  for (const { folder, args } of steps) {
    if (!(await nodeSucceeds(`${root}${folder}`, args, { TORTURE: '1', PROOF_FIGURES: counted, TOLD_FIGURES: told }))) return false;
    add(JSON.parse(await taken(counted, '{}')));
  }
  for (const line of (await taken(told, '')).split('\n').filter(Boolean)) add(JSON.parse(line));
  return true;
}

/** What a step left, once. */
async function taken(file, otherwise) {
  const text = await readFile(file, 'utf8').catch(() => otherwise);
  await rm(file, { force: true });
  return text;
}

function add(figures) {
  for (const [figure, count] of Object.entries(figures)) sums[figure] = (sums[figure] ?? 0) + count;
}

/** Only of a run that passed as a whole: in the file that the README is compared with, and in the README. */
async function record() {
  await writeFile(`${root}docs/proof/figures.json`, `${JSON.stringify(sums, null, 2)}\n`);
  await writeFile(`${root}README.md`, withFigures(await readFile(`${root}README.md`, 'utf8'), sums));
  for (const [figure, count] of Object.entries(sums)) console.log(`${count.toLocaleString('en')} ${figure}`);
  console.log(`in ${Math.round((Date.now() - begun) / 60_000)} minutes; kept in docs/proof/figures.json and README.md`);
}

import { glob, rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { nodeSucceeds } from './node-succeeds.mjs';
import { resultFiles, sumResults } from './sum-results.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What `npm test` runs, in order: what is quick to fail first, what needs a database last. */
const steps = {
  rules: { targets: ['lint', 'boundaries', 'lint-openapi'], parallel: 2 },
  types: { targets: ['typecheck'], parallel: 2 },
  unit: { targets: ['test'], parallel: 2 },
  integration: { targets: ['integration'], parallel: 2 },
  e2e: { targets: ['e2e'], parallel: 1 },
};

const { positionals } = parseArgs({ allowPositionals: true });
const unknown = positionals.filter((name) => !(name in steps));
if (unknown.length > 0) throw new Error(`no such step: ${unknown.join(', ')}; there are ${Object.keys(steps).join(', ')}`);

const chosen = positionals.length > 0 ? positionals : Object.keys(steps);
const failed = [];
await forgetResults();
for (const name of chosen) if (!(await succeeds(steps[name]))) failed.push(name);

const sum = await sumResults(root);
if (failed.length > 0) console.log(`\nNot passed: ${failed.join(', ')}. See above.`);
console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = failed.length === 0 && sum.failed === 0 ? 0 : 1;

/** A step that crashes must not be counted by the results of the run before; a step taken from the cache brings its own back. */
async function forgetResults() {
  for await (const path of glob(resultFiles, { cwd: root })) await rm(`${root}${path}`);
}

function succeeds({ targets, parallel }) {
  return nodeSucceeds(root, ['node_modules/nx/dist/bin/nx.js', 'run-many', '-t', ...targets, `--parallel=${parallel}`, '--output-style=static']);
}

import { fileURLToPath } from 'node:url';
import { nodeSucceeds } from './node-succeeds.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const jest = ['--experimental-vm-modules', '--no-warnings', '../../node_modules/jest/bin/jest.js', '--config'];

/** The tests that have a long version, which TORTURE asks for: never out of a cache, and one kind at a time. */
const steps = [
  { folder: '', args: ['node_modules/nx/dist/bin/nx.js', 'run-many', '-t', 'build', '--output-style=static'] },
  { folder: 'libs/infrastructure', args: [...jest, 'jest.int.config.js', '-races'] },
  { folder: 'apps/api', args: [...jest, 'jest.e2e.config.js', 'e2e/races/', 'e2e/faults/', 'e2e/fuzzing/', 'large-files'] },
];

for (const { folder, args } of steps) {
  if (await nodeSucceeds(`${root}${folder}`, args, { TORTURE: '1' })) continue;
  process.exitCode = 1;
  break;
}

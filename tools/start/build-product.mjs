import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { nxEnvironment } from '../nx-environment.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const build = ['node_modules/nx/dist/bin/nx.js', 'run-many', '-t', 'build', '-p', 'api', 'scheduler', 'cli', '--output-style=static'];

/**
 * Compiles what has changed since the last time. What the compiler says is shown only when it fails.
 *
 * @returns {Promise<number | undefined>} the exit status of a build that failed
 */
export async function buildProduct() {
  console.log('Building what has changed (the first time takes about half a minute)');
  const child = spawn(process.execPath, build, { cwd: root, env: nxEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [status, said, complained] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  if (status === 0) return undefined;
  console.error(`${said}${complained}\nThe build has failed.`);
  return status ?? 1;
}

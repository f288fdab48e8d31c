import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const halo = fileURLToPath(new URL('../../apps/cli/bin/halo.js', import.meta.url));

/**
 * Runs `halo` until it ends. It stands in a process group of its own, so that a Ctrl-C reaches it once, from here.
 *
 * @param {string[]} argv
 * @returns {Promise<number>} its exit status
 */
export function runHalo(argv) {
  const child = spawn(process.execPath, [halo, ...argv], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: process.platform !== 'win32' });
  const passOnOnce = (signal) => void (!child.killed && child.kill(signal));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, passOnOnce);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

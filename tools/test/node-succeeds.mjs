import { spawn } from 'node:child_process';
import { nxEnvironment } from '../nx-environment.mjs';

/** Runs Node with what it prints shown here. @param variables beside those of this process @returns whether it exits with 0 */
export function nodeSucceeds(cwd, args, variables = {}) {
  const child = spawn(process.execPath, args, { cwd, env: { ...nxEnvironment(), ...variables }, stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code === 0));
  });
}

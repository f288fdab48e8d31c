import { readFileSync } from 'node:fs';

/** What follows the name, which is in parentheses and may hold anything: proc_pid_stat(5). */
const STATE = /^.*\) (\w)/s;
const ENDED = new Set(['Z', 'X']);

/** Whether a process runs; one that has ended and that nobody has asked about yet (a zombie) does not. */
export function isAlive(pid: number | undefined): boolean {
  if (pid === undefined) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return !ENDED.has(stateOf(pid));
}

/** A letter; empty where the system has no /proc. */
function stateOf(pid: number): string {
  try {
    return STATE.exec(readFileSync(`/proc/${pid}/stat`, 'latin1'))?.[1] ?? '';
  } catch {
    return '';
  }
}

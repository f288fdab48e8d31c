import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 5_000;

/** Waits until `holds`. @throws Error after five seconds */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('It does not hold after five seconds');
    await pause(5);
  }
}

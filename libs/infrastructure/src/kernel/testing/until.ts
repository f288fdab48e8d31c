import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 15_000;

/** Waits until `holds`. @throws Error after fifteen seconds */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('It does not hold after fifteen seconds');
    await pause(5);
  }
}

import { setTimeout as pause } from 'node:timers/promises';

const LIMIT_MS = 1_000;

/** Waits until `holds`. What is promised "within a second" must show to whoever looks a second from now. */
export async function withinASecond(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + LIMIT_MS;
  for (;;) {
    const lookedAt = performance.now();
    if (await holds()) return;
    if (lookedAt >= deadline) throw new Error('It does not hold after a second');
    await pause(20);
  }
}

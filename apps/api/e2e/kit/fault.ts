import { it } from '@jest/globals';

/** A test in which something breaks, or is used up: by its name `npm run torture` counts it among the faults survived. */
export function fault(promise: string, test: () => Promise<void>, limitMs?: number): void {
  it(`fault: ${promise}`, test, limitMs);
}

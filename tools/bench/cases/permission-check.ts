import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { LARGE_YOUNG_SPACE } from '../allocation.ts';
import type { Bench } from '../bench.ts';
import type { Outcome } from '../outcome.ts';
import type { PermissionCheckFigures } from '../permission-checks.ts';

/** A hundredth of a byte is one object in thousands of checks, and more than a round of none takes for itself. */
const PARTS_OF_A_BYTE = 100;

/** A check against 10,000 permissions, half of the checks passing. */
export async function permissionCheck(_bench: Bench): Promise<Outcome> {
  const { held, nanoseconds, bytes } = await figures();
  return {
    title: `Permission check, ${held.toLocaleString('en-US')} permissions held`,
    findings: [
      { figure: 'time', value: nanoseconds, unit: 'ns', atMost: 1000 },
      { figure: 'allocated', value: Math.max(0, Math.round(bytes * PARTS_OF_A_BYTE) / PARTS_OF_A_BYTE), unit: 'bytes a check', atMost: 0 },
    ],
  };
}

async function figures(): Promise<PermissionCheckFigures> {
  const program = fork(fileURLToPath(new URL('../permission-checks.ts', import.meta.url)), { execArgv: [...LARGE_YOUNG_SPACE], serialization: 'advanced' });
  const told = await Promise.race([once(program, 'message'), once(program, 'exit').then(([code]) => new Error(`The checks ended with ${code} and told nothing`))]);
  if (told instanceof Error) throw told;
  return told[0] as PermissionCheckFigures;
}

import { getHeapStatistics } from 'node:v8';
import { pathToFileURL } from 'node:url';
import { product, type Bench } from '../bench.ts';
import { median } from '../median.ts';
import type { Outcome } from '../outcome.ts';

const HELD = 10_000;
const CHECKS = 1_000_000;
const ROUNDS = 11;

/** The product's own, as far as it is used here. */
interface DomainKernel {
  readonly Permission: { parse(text: string): unknown };
  readonly PermissionSet: new (names: Iterable<string>) => { allows(permission: unknown): boolean };
}

/** A check against 10,000 permissions, half of the checks passing. */
export async function permissionCheck(_bench: Bench): Promise<Outcome> {
  const { Permission, PermissionSet } = (await import(pathToFileURL(product('libs/domain/dist/kernel/index.js')).href)) as DomainKernel;
  const set = new PermissionSet(Array.from({ length: HELD }, (_, n) => `resource${n}:view`));
  const wanted = [Permission.parse(`resource${HELD / 2}:view`), Permission.parse('nothing:view')];
  const nanoseconds: number[] = [];
  const bytes: number[] = [];
  let passed = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const heap = getHeapStatistics().used_heap_size;
    const begun = process.hrtime.bigint();
    for (let n = 0; n < CHECKS; n++) if (set.allows(wanted[n % 2])) passed++;
    nanoseconds.push(Number(process.hrtime.bigint() - begun) / CHECKS);
    bytes.push(Math.max(0, getHeapStatistics().used_heap_size - heap) / CHECKS);
  }
  if (passed !== (ROUNDS * CHECKS) / 2) throw new Error(`${passed} checks passed`);
  return {
    title: `Permission check, ${HELD.toLocaleString('en-US')} permissions held`,
    findings: [
      { figure: 'time', value: median(nanoseconds), unit: 'ns', atMost: 1000 },
      { figure: 'allocated', value: Math.round(median(bytes)), unit: 'bytes a check', atMost: 0 },
    ],
  };
}

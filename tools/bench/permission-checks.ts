import { pathToFileURL } from 'node:url';
import { allocatedByEach } from './allocation.ts';
import { product } from './bench.ts';
import { median } from './median.ts';

// A program of its own for the case permission-check: V8 is told how much young space it has when it starts.
const HELD = 10_000;
const CHECKS = 1_000_000;
const ROUNDS = 11;

/** What the program tells of one check, by the median of its rounds. */
export interface PermissionCheckFigures {
  readonly held: number;
  readonly nanoseconds: number;
  readonly bytes: number;
}

/** The product's own, as far as it is used here. */
interface DomainKernel {
  readonly Permission: { parse(text: string): unknown };
  readonly PermissionSet: new (names: Iterable<string>) => { allows(permission: unknown): boolean };
}

const { Permission, PermissionSet } = (await import(pathToFileURL(product('libs/domain/dist/kernel/index.js')).href)) as DomainKernel;
const set = new PermissionSet(Array.from({ length: HELD }, (_, n) => `resource${n}:view`));
const wanted = [Permission.parse(`resource${HELD / 2}:view`), Permission.parse('nothing:view')];
const nanoseconds: number[] = [];
const bytes: number[] = [];
let passed = 0;
for (let round = 0; round < ROUNDS; round++) {
  const begun = process.hrtime.bigint();
  for (let n = 0; n < CHECKS; n++) if (set.allows(wanted[n % 2])) passed++;
  nanoseconds.push(Number(process.hrtime.bigint() - begun) / CHECKS);
  bytes.push(allocatedByEach((turn) => void (set.allows(wanted[turn % 2]) && passed++), CHECKS));
}
if (passed !== ROUNDS * CHECKS) throw new Error(`${passed} checks passed`);
process.send?.({ held: HELD, nanoseconds: median(nanoseconds), bytes: median(bytes) } satisfies PermissionCheckFigures);

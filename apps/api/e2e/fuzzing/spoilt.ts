import fc from 'fast-check';
import { hostileValue } from './hostile-values.js';

type Way = 'replace' | 'remove' | 'add' | '__proto__';

/** Good but for one field or entry, at any depth, which is wrong, missing, or not known. */
export function spoilt(good: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const places = fc.array(fc.nat(), { minLength: 1, maxLength: 4 });
  return fc.tuple(good, places, hostileValue, fc.constantFrom<Way[]>('replace', 'remove', 'add', '__proto__')).map(([value, path, wrong, way]) => spoil(value, path, wrong, way));
}

function spoil(value: unknown, [at = 0, ...deeper]: readonly number[], wrong: unknown, way: Way): unknown {
  if (typeof value !== 'object' || value === null) return wrong;
  const entries: [string, unknown][] = Object.entries(value);
  const index = entries.length === 0 ? 0 : at % entries.length;
  const [name, inside] = entries[index] ?? ['unknown', undefined];
  const isDeeper = deeper.length > 0 && typeof inside === 'object' && inside !== null;
  if (Array.isArray(value)) return value.toSpliced(index, 1, isDeeper ? spoil(inside, deeper, wrong, way) : wrong);
  if (isDeeper) return Object.fromEntries(entries.with(index, [name, spoil(inside, deeper, wrong, way)]));
  if (way === 'remove') return Object.fromEntries(entries.toSpliced(index, 1));
  return Object.fromEntries([...entries, [way === 'replace' ? name : way === 'add' ? 'unknown' : way, wrong]]);
}

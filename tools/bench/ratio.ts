import type { LoadFigures } from './load.ts';

/** How much CPU time a request costs one subject, as a multiple of what it costs the other. */
export function ratio(load: readonly LoadFigures[], subject: string, peer: string): number {
  const of = (wanted: string): number => load.find(({ name }) => name === wanted)?.cpuMicros ?? Number.NaN;
  return of(subject) / of(peer);
}

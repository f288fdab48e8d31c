import type { LoadFigures } from './load.ts';

/** One figure of a subject. */
export function loadFigure(load: readonly LoadFigures[], subject: string, figure: Exclude<keyof LoadFigures, 'name'>): number {
  return load.find(({ name }) => name === subject)?.[figure] ?? Number.NaN;
}

/** How much CPU time a request costs one subject, as a multiple of what it costs the other. */
export function cpuRatio(load: readonly LoadFigures[], subject: string, peer: string): number {
  return loadFigure(load, subject, 'cpuMicros') / loadFigure(load, peer, 'cpuMicros');
}

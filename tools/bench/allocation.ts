import { getHeapStatistics, GCProfiler } from 'node:v8';

/** For Node.js: so much is allocated before anything young is collected that a million small objects can be counted. */
export const LARGE_YOUNG_SPACE: readonly string[] = ['--min-semi-space-size=128', '--max-semi-space-size=128'];

/** How many bytes each of so many calls allocates; infinitely many when so much was that it had to be collected. Asked in a process with a `LARGE_YOUNG_SPACE`. */
export function allocatedByEach(work: (turn: number) => void, calls: number): number {
  const profiler = new GCProfiler();
  profiler.start();
  const before = getHeapStatistics().used_heap_size;
  for (let turn = 0; turn < calls; turn++) work(turn);
  const grown = getHeapStatistics().used_heap_size - before;
  const collections = profiler.stop()?.statistics.length ?? 0;
  return collections > 0 ? Infinity : grown / calls;
}

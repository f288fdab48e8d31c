import autocannon from 'autocannon';
import type { MeasuredProcess } from './measured-process.ts';
import { MEGABYTE } from './megabyte.ts';
import { median } from './median.ts';

/** Who is asked, and for what. */
export interface Subject {
  readonly name: string;
  readonly process: MeasuredProcess;
  readonly request: autocannon.Options;
}

/** What a subject needed under load; of several rounds the median. */
export interface LoadFigures {
  readonly name: string;
  readonly cpuMicros: number;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly rssMB: number;
  readonly lagP99Ms: number;
}

export interface LoadPlan {
  readonly connections: number;
  readonly seconds: number;
  readonly rounds: number;
}


/** Asks the subjects in turns, so that what else the machine does hits all alike. @throws Error for an answer other than 2xx */
export async function underLoad(subjects: readonly Subject[], { connections, seconds, rounds }: LoadPlan): Promise<LoadFigures[]> {
  for (const subject of subjects) await round(subject, connections, 1);
  const results = new Map<string, LoadFigures[]>(subjects.map(({ name }) => [name, []]));
  for (let turn = 0; turn < rounds; turn++) {
    for (const subject of subjects) results.get(subject.name)?.push(await round(subject, connections, seconds));
  }
  return [...results.values()].map(medians);
}

async function round({ name, process, request }: Subject, connections: number, duration: number): Promise<LoadFigures> {
  const before = await process.sample();
  const result = await autocannon({ ...request, connections, duration });
  const after = await process.sample();
  const answered = result['2xx'];
  if (answered === 0 || result.non2xx > 0) throw new Error(`${name}: ${answered} good answers, ${result.non2xx} others, ${result.errors} errors`);
  return {
    name,
    cpuMicros: (after.cpuMicros - before.cpuMicros) / answered,
    requestsPerSecond: answered / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    rssMB: after.rssBytes / MEGABYTE,
    lagP99Ms: after.lagP99Ms,
  };
}

function medians(rounds: readonly LoadFigures[]): LoadFigures {
  const of = (figure: Exclude<keyof LoadFigures, 'name'>): number => median(rounds.map((round) => round[figure]));
  return {
    name: rounds[0]?.name ?? '',
    cpuMicros: of('cpuMicros'),
    requestsPerSecond: of('requestsPerSecond'),
    p50Ms: of('p50Ms'),
    p99Ms: of('p99Ms'),
    rssMB: of('rssMB'),
    lagP99Ms: of('lagP99Ms'),
  };
}

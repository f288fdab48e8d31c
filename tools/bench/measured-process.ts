import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** What a process has used. */
export interface ProcessSample {
  /** User and system time of all threads since its start, in microseconds. */
  readonly cpuMicros: number;
  readonly rssBytes: number;
  /** How late timers of the event loop were since the sample before, in milliseconds. */
  readonly lagP99Ms: number;
}

export type Variables = Readonly<Record<string, string>>;

export interface Program {
  /** The module to run. */
  readonly entry: string;
  readonly variables: Variables;
  /** Where its output goes. */
  readonly logFile: string;
  /** Where it answers with 200 as soon as it serves. */
  readonly readyUrl: string;
  readonly nodeOptions?: readonly string[];
}

const PROBE = new URL('./probe.mjs', import.meta.url).href;
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 30_000;

/** A Node.js program as a process of its own, which can be asked what it uses. */
export class MeasuredProcess {
  /** From the start to the first answer, in milliseconds. */
  readonly startMs: number;
  readonly pid: number;
  private readonly child: ChildProcess;

  private constructor(child: ChildProcess, startMs: number) {
    this.child = child;
    this.startMs = startMs;
    this.pid = child.pid ?? 0;
  }

  /** @throws Error when it ends or does not serve within a minute */
  static async start({ entry, variables, logFile, readyUrl, nodeOptions = [] }: Program): Promise<MeasuredProcess> {
    const log = await open(logFile, 'a');
    const begun = performance.now();
    const child = fork(entry, { execArgv: ['--import', PROBE, ...nodeOptions], env: { PATH: process.env['PATH'], ...variables }, stdio: ['ignore', log.fd, log.fd, 'ipc'] });
    await log.close();
    while (!(await answers(readyUrl))) {
      if (child.exitCode !== null || performance.now() - begun > START_LIMIT_MS) {
        child.kill('SIGKILL');
        throw new Error(`${entry} did not start; see ${logFile}`);
      }
      await pause(10);
    }
    return new MeasuredProcess(child, performance.now() - begun);
  }

  async sample(): Promise<ProcessSample> {
    const answer = once(this.child, 'message');
    this.child.send('sample');
    const [sample] = (await answer) as [ProcessSample];
    return sample;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const force = setTimeout(() => this.child.kill('SIGKILL'), STOP_LIMIT_MS);
    await ended;
    clearTimeout(force);
  }
}

async function answers(url: string): Promise<boolean> {
  const answer = await fetch(url).catch(() => null);
  await answer?.body?.cancel();
  return answer?.status === 200;
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@halolight/infrastructure/kernel/testing';
import { assertDiscreet, secretsOf } from './assert-discreet.js';
import type { Json } from './json.js';

/** Environment variables of a program. */
export type Variables = Readonly<Record<string, string>>;

/** A program that was started and may not be ready yet. */
export interface StartedProgram {
  readonly child: ChildProcess;
  /** Starts it as it was started, on the same port. */
  readonly again: () => Promise<ChildProcess>;
  /** Its DATA_DIR and working directory; removed at the end. */
  readonly folder: string;
  readonly url: string;
  /** What it was told and must not tell. */
  readonly secrets: readonly string[];
}

const START_LIMIT_MS = 60_000;
/** All processes of a test share their secrets, as replicas do. */
export const DEFAULTS: Variables = {
  NODE_ENV: 'test',
  JWT_SECRET: 'a secret of the end-to-end tests, long enough',
  PASSWORD_PEPPER: 'a pepper of the end-to-end tests',
  SEED: 'demo',
  RATE_LIMIT: 'off',
  LOG_FORMAT: 'json',
};

/** Starts a built program on a free port, which the variable `portVariable` tells it. */
export async function startProgram(main: string, portVariable: string, databaseUrl: string, variables: Variables): Promise<StartedProgram> {
  const folder = await mkdtemp(join(tmpdir(), 'halolight-e2e-'));
  const port = String(await freePort());
  const env = { ...DEFAULTS, DATA_DIR: folder, DATABASE_URL: databaseUrl, [portVariable]: port, ...variables };
  const again = () => spawnIn(folder, main, env);
  return { child: await again(), again, folder, url: `http://127.0.0.1:${port}`, secrets: secretsOf(env) };
}

async function spawnIn(folder: string, main: string, env: Variables): Promise<ChildProcess> {
  const log = await open(join(folder, 'log'), 'a');
  const child = spawn(process.execPath, [main], { cwd: folder, env, stdio: ['ignore', log.fd, log.fd] });
  await log.close();
  return child;
}

/** A built program as a process of its own. */
export abstract class RunningProgram {
  readonly url: string;
  protected readonly folder: string;
  private child: ChildProcess;
  private readonly again: StartedProgram['again'];
  private readonly secrets: readonly string[];

  protected constructor({ child, again, folder, url, secrets }: StartedProgram) {
    this.child = child;
    this.again = again;
    this.folder = folder;
    this.url = url;
    this.secrets = secrets;
  }

  /** Everything it wrote so far. */
  output(): Promise<string> {
    return readFile(join(this.folder, 'log'), 'utf8');
  }

  /** What it logged so far, line by line. The last line counts once it has ended: the program may be writing it just now. */
  async log(): Promise<Json[]> {
    const lines = (await this.output()).split('\n').slice(0, -1);
    return lines.map((line): Json => JSON.parse(line));
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** The exit code, once it has ended; null when a signal ended it. */
  async ended(): Promise<number | null> {
    if (this.isRunning) await once(this.child, 'exit');
    return this.child.exitCode;
  }

  /** Once it has ended: on the same port, and waits until it is ready. */
  async startAgain(): Promise<void> {
    this.child = await this.again();
    await this.untilReady();
  }

  /** Ends it, and removes what it wrote. @throws Error when there was a secret in that */
  async stop(): Promise<void> {
    this.signal('SIGTERM');
    const force = setTimeout(() => this.signal('SIGKILL'), START_LIMIT_MS);
    await this.ended();
    clearTimeout(force);
    // One that was stopped before has left nothing.
    const output = await this.output().catch(() => '');
    await rm(this.folder, { recursive: true, force: true });
    assertDiscreet(output, this.secrets);
  }

  /** @throws Error with what it wrote when it does not become ready */
  protected async untilReady(): Promise<void> {
    const deadline = Date.now() + START_LIMIT_MS;
    while (!(await this.isReady())) {
      if (this.isRunning && Date.now() < deadline) await pause(25);
      else await this.giveUp();
    }
  }

  private get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  private async isReady(): Promise<boolean> {
    const answer = await fetch(`${this.url}/health/ready`).catch(() => null);
    return answer?.status === 200;
  }

  private async giveUp(): Promise<never> {
    const output = await this.output();
    await this.stop();
    throw new Error(`The program did not become ready (exit code ${this.child.exitCode}):\n${output}`);
  }
}

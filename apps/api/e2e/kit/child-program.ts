import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

const START_LIMIT_MS = 60_000;

/** A program of the system's that a test runs beside ours. */
export class ChildProgram {
  private constructor(
    private readonly child: ChildProcess,
    private readonly logFile: string,
  ) {}

  /**
   * @param readyUrl answers 200 once the program is ready
   * @throws Error with what it wrote when it is not installed or does not become ready
   */
  static async start(command: string, parameters: readonly string[], logFile: string, readyUrl: string): Promise<ChildProgram> {
    const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'pipe'] });
    const log = createWriteStream(logFile, { flags: 'a' });
    for (const output of [child.stdout, child.stderr]) output.pipe(log, { end: false });
    const program = new ChildProgram(child, logFile);
    const failure = Promise.withResolvers<never>();
    child.once('error', (cause) => failure.reject(new Error(`${command} is not installed`, { cause })));
    await Promise.race([program.untilReady(readyUrl), failure.promise]);
    return program;
  }

  output(): Promise<string> {
    return readFile(this.logFile, 'utf8');
  }

  async stop(): Promise<void> {
    if (!this.isRunning) return;
    this.child.kill('SIGTERM');
    await once(this.child, 'exit');
  }

  private get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null && this.child.pid !== undefined;
  }

  private async untilReady(url: string): Promise<void> {
    const deadline = Date.now() + START_LIMIT_MS;
    while ((await fetch(url).catch(() => null))?.status !== 200) {
      if (!this.isRunning || Date.now() > deadline) throw new Error(`It did not become ready:\n${await this.output().catch(() => '')}`);
      await pause(25);
    }
  }
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const HALO = fileURLToPath(new URL('../../bin/halo.js', import.meta.url));

/** `halo`, built, as a process of its own. */
export class RunningHalo {
  output = '';
  readonly ended: Promise<number | null>;

  private constructor(readonly process: ChildProcess) {
    for (const stream of [process.stdout, process.stderr]) stream?.on('data', (text: Buffer) => (this.output += text.toString()));
    this.ended = once(process, 'close').then(([code]) => code as number | null);
  }

  static start(argv: readonly string[], folder: string, variables: NodeJS.ProcessEnv): RunningHalo {
    const env = { ...process.env, ...variables };
    return new RunningHalo(spawn(process.execPath, [HALO, ...argv], { env, cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  async says(text: string): Promise<void> {
    while (!this.output.includes(text)) {
      if (this.process.exitCode !== null) throw new Error(`halo has ended without saying "${text}":\n${this.output}`);
      await pause(50);
    }
  }
}

import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { SERVICE_FLAGS, SERVICE_VARIABLES } from './service-flags.js';

export type ServiceName = 'api' | 'scheduler';

/** Longer than a service takes to finish the requests or jobs that run, in milliseconds. */
const PATIENCE_MS = 20_000;
const STOP_WITH_PARENT = new URL('./stop-with-parent.js', import.meta.url).href;

/** How a process ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** One of the applications as a process of its own. It ends when this process does, however this one ends. */
export class ServiceProcess {
  readonly ended: Promise<Ending>;

  private constructor(
    readonly name: ServiceName,
    private readonly child: ChildProcess,
  ) {
    this.ended = new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => resolve({ code, signal }));
    });
  }

  /** Its output goes where ours goes. A Ctrl-C in the terminal reaches only us, and we tell it once. */
  static start(name: ServiceName, variables: NodeJS.ProcessEnv): ServiceProcess {
    const entry = fileURLToPath(new URL(`../../${name}/dist/main.js`, import.meta.url));
    // A deprecation is news for whoever develops, not for whoever runs this.
    const child = spawn(process.execPath, [...SERVICE_FLAGS, '--disable-warning=DeprecationWarning', '--import', STOP_WITH_PARENT, entry], {
      env: { ...SERVICE_VARIABLES, ...process.env, ...variables },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: process.platform !== 'win32',
    });
    return new ServiceProcess(name, child);
  }

  /** Asks it to end, and after 20 seconds ends it. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGTERM');
    const force = setTimeout(() => this.child.kill('SIGKILL'), PATIENCE_MS);
    await this.ended;
    clearTimeout(force);
  }
}

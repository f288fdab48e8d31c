import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { freePort } from '../free-port.ts';
import type { LoadPlan } from './load.ts';
import { MeasuredProcess, type Variables } from './measured-process.ts';

/** Secrets of the bench alone; the peers verify the tokens that the API signs. */
export const JWT_SECRET = 'the secret of the bench, known to everybody who reads this';
const SETTINGS: Variables = {
  NODE_ENV: 'test',
  JWT_SECRET,
  PASSWORD_PEPPER: 'the pepper of the bench',
  JWT_ACCESS_EXPIRES: '12h',
  SEED: 'demo',
  RATE_LIMIT: 'off',
  LOG_FORMAT: 'json',
  MAX_SESSIONS_PER_USER: '1000',
};

/** A server under measurement. */
export interface Served {
  readonly url: string;
  readonly process: MeasuredProcess;
}

/** What the cases of the bench share: one database and the ways to start servers on it. Everything it starts ends with it. */
export class Bench {
  readonly databaseUrl: string;
  /** The share of the full amount of data, 0 to 1. */
  readonly scale: number;
  readonly folder: string;
  readonly sql: pg.Pool;
  /** Whether every server writes a CPU profile into the folder when it ends. */
  private readonly profiles: boolean;
  private readonly started: MeasuredProcess[] = [];

  constructor(databaseUrl: string, folder: string, scale: number, profiles = false) {
    this.profiles = profiles;
    this.databaseUrl = databaseUrl;
    this.folder = folder;
    this.scale = scale;
    this.sql = new pg.Pool({ connectionString: databaseUrl, max: 2 });
    // A connection that nobody uses hears that the server stops, which is no news at the end.
    this.sql.on('error', () => undefined);
  }

  /** The API, as `halo serve` runs it. */
  api(variables: Variables = {}): Promise<Served> {
    return this.service('api', variables);
  }

  /** The scheduler, as `halo scheduler` runs it. */
  scheduler(): Promise<Served> {
    return this.service('scheduler', {});
  }

  /** How long and how often to load a server: short where it is only to be seen that the bench works. */
  load(connections: number): LoadPlan {
    return this.scale < 1 ? { connections, seconds: 1, rounds: 1 } : { connections, seconds: 5, rounds: 5 };
  }

  peer(name: string): Promise<Served> {
    return this.start(name, fileURLToPath(new URL(`./peers/${name}.ts`, import.meta.url)), '/health', {});
  }

  /** Ends the servers of a case. */
  async stopServers(): Promise<void> {
    await Promise.all(this.started.splice(0).map((process) => process.stop()));
  }

  async close(): Promise<void> {
    await this.stopServers();
    await this.sql.end();
  }

  private async service(name: string, variables: Variables): Promise<Served> {
    const { SERVICE_FLAGS, SERVICE_VARIABLES } = await settingsOfServices();
    return this.start(name, product(`apps/${name}/dist/main.js`), '/health/ready', { ...SERVICE_VARIABLES, ...variables }, SERVICE_FLAGS);
  }

  private async start(name: string, entry: string, readyPath: string, variables: Variables, flags: readonly string[] = []): Promise<Served> {
    await mkdir(this.folder, { recursive: true });
    const port = String(await freePort());
    const url = `http://127.0.0.1:${port}`;
    const process = await MeasuredProcess.start({
      entry,
      logFile: join(this.folder, `${name}.log`),
      nodeOptions: [...flags, ...(this.profiles ? ['--cpu-prof', `--cpu-prof-dir=${this.folder}`, `--cpu-prof-name=${name}.cpuprofile`] : [])],
      readyUrl: `${url}${readyPath}`,
      variables: { ...SETTINGS, DATABASE_URL: this.databaseUrl, DATA_DIR: this.folder, PORT: port, SCHEDULER_PORT: port, ...variables },
    });
    this.started.push(process);
    return { url, process };
  }
}

/** A file of the built product: the bench measures what is shipped, and imports none of it. */
export function product(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

interface SettingsOfServices {
  readonly SERVICE_FLAGS: readonly string[];
  readonly SERVICE_VARIABLES: Variables;
}

/** What the command line tells Node.js and the C library when it starts a service. */
async function settingsOfServices(): Promise<SettingsOfServices> {
  return (await import(product('apps/cli/dist/service-flags.js'))) as SettingsOfServices;
}

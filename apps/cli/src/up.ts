import { setTimeout as pause } from 'node:timers/promises';
import { givenDatabase, readEnvironment, type Environment } from '@halolight/infrastructure/kernel';
import { assertPortsFree } from './assert-ports-free.js';
import { DataDirectoryLock } from './data-directory-lock.js';
import { ServiceProcess, type ServiceName } from './service-process.js';
import { stopRequested } from './stop-requested.js';
import { SupervisedPostgres } from './supervised-postgres.js';

const READINESS_CHECK_MS = 100;
const ANY_FREE_PORT = 0;
const SERVICES: readonly ServiceName[] = ['api', 'scheduler'];

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * Runs everything that HaloLight is made of until this process is asked to stop.
 * @throws Error when something else runs in DATA_DIR, a port is taken, or a service ends by itself; everything is stopped by then
 */
export async function up(): Promise<void> {
  await using opened = new AsyncDisposableStack();
  const stop = stopRequested();
  const environment = readEnvironment(process.env, process.cwd());
  opened.use(DataDirectoryLock.acquire(environment.dataDir));
  const { port, metricsPort, schedulerPort } = environment;
  await assertPortsFree({ PORT: port, METRICS_PORT: metricsPort, SCHEDULER_PORT: schedulerPort });
  const databaseUrl = await serverUrl(environment, opened);

  say('Starting the API and the scheduler');
  const variables = { DATABASE_URL: databaseUrl, SCHEDULER_PORT: String(schedulerPort ?? ANY_FREE_PORT) };
  const services = SERVICES.map((name) => ServiceProcess.start(name, variables));
  opened.defer(async () => void (await Promise.all(services.map((service) => service.stop()))));
  const failures = services.map(failWhenEnded);
  const ready = untilReady(port).then(() => announce(environment));
  await Promise.race([stop, ...failures, ready]);
  await Promise.race([stop, ...failures]);
  say('\nStopping');
}

async function serverUrl(environment: Environment, opened: AsyncDisposableStack): Promise<string> {
  const given = await givenDatabase(environment);
  return given?.databaseUrl ?? startPostgres(environment.dataDir, opened);
}

async function startPostgres(dataDir: string, opened: AsyncDisposableStack): Promise<string> {
  say(`Starting PostgreSQL in ${dataDir}`);
  const server = await SupervisedPostgres.start(dataDir, say);
  opened.defer(() => server.stop());
  return server.url;
}

async function failWhenEnded({ name, ended }: ServiceProcess): Promise<never> {
  const { code, signal } = await ended;
  throw new Error(`The ${name} has ended by itself (${signal ?? `exit status ${code}`}); everything else is stopped too. Its last lines above say why.`);
}

async function untilReady(port: number): Promise<void> {
  while (!(await isReady(port))) await pause(READINESS_CHECK_MS, undefined, { ref: false });
}

async function isReady(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.ok === true;
}

function announce({ port, seed }: Environment): void {
  say(`\nHaloLight is ready\n  API      http://localhost:${port}/api\n  Docs     http://localhost:${port}/docs`);
  if (seed === 'demo') say('  Sign in  admin@example.com / 123456');
  say('Ctrl-C stops it\n');
}

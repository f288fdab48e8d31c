import { databaseUrlsOf, readEnvironment } from '@halolight/infrastructure/kernel';
import { ServiceProcess, type ServiceName } from './service-process.js';
import { stopRequested } from './stop-requested.js';

/** Runs one service until it ends or this process is asked to; its exit status becomes ours. */
export async function runService(name: ServiceName): Promise<void> {
  await using opened = new AsyncDisposableStack();
  const stop = stopRequested();
  const { databaseUrl } = await databaseUrlsOf(readEnvironment(process.env, process.cwd()), opened);
  const service = ServiceProcess.start(name, { DATABASE_URL: databaseUrl });
  opened.defer(() => service.stop());
  const ending = await Promise.race([stop, service.ended]);
  if (ending) process.exitCode = ending.code ?? 1;
}

import 'reflect-metadata';
import { readEnvironment } from '@halolight/infrastructure/kernel';
import { readSchedulerPort } from './config.js';
import { startScheduler } from './scheduler-process.js';

try {
  const scheduler = await startScheduler(readEnvironment(process.env, process.cwd()), readSchedulerPort(process.env));
  const stop = (): void => {
    scheduler.close().catch(fail);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  fail(error);
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

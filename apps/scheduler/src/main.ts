import 'reflect-metadata';
import { readEnvironment, returnMemory } from '@halolight/infrastructure/kernel';
import { schedulerPortOf } from './config.js';
import { startScheduler } from './scheduler-process.js';

try {
  const environment = readEnvironment(process.env, process.cwd());
  const scheduler = await startScheduler(environment, schedulerPortOf(environment));
  const stop = (): void => {
    scheduler.close().catch(fail);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  returnMemory();
} catch (error) {
  fail(error);
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

import 'reflect-metadata';
import { readEnvironment, returnMemory } from '@halolight/infrastructure/kernel';
import { startApi } from './api-process.js';

try {
  const api = await startApi(readEnvironment(process.env, process.cwd()));
  const stop = (): void => {
    api.close().catch(fail);
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

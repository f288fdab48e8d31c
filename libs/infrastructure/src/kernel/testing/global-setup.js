import './source-loader.js';

/** Jest's global set-up: one PostgreSQL server for a run. An interrupted run stops it too. */
export default async function globalSetup() {
  const { startTestRun } = await import('./start-test-run.ts');
  globalThis.stopTestRun = await startTestRun();
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void globalThis.stopTestRun().finally(() => process.exit(1)));
}

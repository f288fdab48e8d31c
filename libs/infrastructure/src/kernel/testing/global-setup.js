import './source-loader.js';

/** Jest's global set-up: one PostgreSQL server for a run. */
export default async function globalSetup() {
  const { startTestRun } = await import('./start-test-run.ts');
  globalThis.stopTestRun = await startTestRun();
}

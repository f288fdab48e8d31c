/** Jest's global tear-down: stops the server of the run. */
export default async function globalTeardown() {
  await globalThis.stopTestRun?.();
}

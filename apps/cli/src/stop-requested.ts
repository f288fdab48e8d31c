/** Settles when somebody wants this process to end: by Ctrl-C, by a signal, or because the process that started it is gone. */
export function stopRequested(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  if (process.connected) {
    process.once('disconnect', resolve);
    process.channel?.unref();
  }
  return promise;
}

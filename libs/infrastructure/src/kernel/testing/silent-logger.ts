import type { Logger } from '@halolight/application/kernel';

const ignore = (): void => undefined;

/** A logger for tests that do not look at the log. */
export const silentLogger: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };

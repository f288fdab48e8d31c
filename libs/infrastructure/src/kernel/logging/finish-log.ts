import type { createLogger } from './create-logger.js';

/** Ends a log; resolves when everything logged before is written. */
export function finishLog(logger: ReturnType<typeof createLogger>): Promise<void> {
  return new Promise((resolve) => {
    logger.once('finish', resolve);
    logger.end();
  });
}

import type { Logger } from '@halolight/application/kernel';
import type { Database } from '@halolight/infrastructure/kernel';
import connectPgSimple from 'connect-pg-simple';
import session from 'express-session';

/** Cookie sessions in PostgreSQL. It prunes expired ones every quarter of an hour or so, from the first visit on until it is closed. */
export class WebSessionStore extends connectPgSimple(session) {
  constructor({ pool }: Database, logger: Logger) {
    super({
      pool,
      tableName: 'web_sessions',
      // A session ends when it was said to end: a visit does not prolong it, and writes nothing.
      disableTouch: true,
      errorLog: (message: string, error: unknown) => logger.warn(message, { error }),
    });
  }
}

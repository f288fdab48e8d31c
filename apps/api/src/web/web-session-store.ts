import { hash } from 'node:crypto';
import type { Logger } from '@halolight/application/kernel';
import type { Database } from '@halolight/infrastructure/kernel';
import connectPgSimple from 'connect-pg-simple';
import session, { type SessionData } from 'express-session';

/**
 * Cookie sessions in PostgreSQL, which gets the hashes of their ids alone: what the cookie says stands in no table and in no log of statements.
 * It prunes expired ones every quarter of an hour or so, from the first visit on until it is closed.
 */
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

  override get(id: string, done: (error: unknown, session?: SessionData | null) => void): void {
    super.get(hashOf(id), done);
  }

  override set(id: string, data: SessionData, done?: (error?: unknown) => void): void {
    super.set(hashOf(id), data, done);
  }

  override destroy(id: string, done?: (error?: unknown) => void): void {
    super.destroy(hashOf(id), done);
  }
}

function hashOf(id: string): string {
  return hash('sha256', id, 'hex');
}

import type { NewSession } from '../ports/session-repository.js';
import { uniqueHash } from './unique-hash.js';

const HOUR = 3_600_000;

/** A session that began just now and lasts an hour, unless `given` says otherwise. */
export function sampleSession(userId: number, given: Partial<NewSession> = {}): NewSession {
  const startedAt = given.startedAt ?? new Date();
  return {
    userId,
    familyHash: uniqueHash(),
    tokenHash: uniqueHash(),
    ip: '192.0.2.1',
    userAgent: 'Firefox',
    startedAt,
    expiresAt: new Date(startedAt.getTime() + HOUR),
    ...given,
  };
}

import type { NewSession, Rotation } from '../ports/session-repository.js';
import { uniqueHash } from './unique-hash.js';

const HOUR_SECONDS = 3600;

/** The exchange of a session's good token just now, by which it lasts two hours more, unless `given` says otherwise. */
export function sampleRotation({ familyHash, tokenHash }: Pick<NewSession, 'familyHash' | 'tokenHash'>, given: Partial<Rotation> = {}): Rotation {
  return {
    familyHash,
    fromTokenHash: tokenHash,
    toTokenHash: uniqueHash(),
    sealedSuccessor: 'sealed',
    ip: '192.0.2.1',
    userAgent: 'Firefox',
    at: new Date(),
    lifetime: { refreshTokenSeconds: 2 * HOUR_SECONDS, sessionSeconds: 24 * HOUR_SECONDS },
    ...given,
  };
}

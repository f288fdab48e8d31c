import { createHash, randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { PasswordHasher, type PasswordVerdict } from '@halolight/application/identity/ports';
import argon2 from 'argon2';
import { ConcurrencyLimit } from '../kernel/index.js';
import { missingCost } from './argon2-cost.js';

/** Argon2id with 19 MiB, two passes and one lane: OWASP Password Storage Cheat Sheet, first choice. */
const PARAMETERS = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const PEPPER_ID_LENGTH = 8;
/** Beyond this many waiting, who comes next is better served by an answer than by a place in the queue. */
const LONGEST_QUEUE = 100;

/**
 * Argon2id hashes keyed with a pepper that the database never sees.
 * A hash is stored behind the short id of its pepper; the first pepper makes new hashes, the others are still accepted.
 */
export class Argon2PasswordHasher extends PasswordHasher {
  /** One core stays free, because hashing shares its threads with the verification of access tokens. */
  private readonly limit = new ConcurrencyLimit(Math.max(1, availableParallelism() - 1), LONGEST_QUEUE);
  private readonly peppers: ReadonlyMap<string, Buffer>;
  private readonly currentPepper: { readonly id: string; readonly secret: Buffer };
  private readonly decoy: Promise<string>;

  /** @param peppers current one first, at least one */
  constructor(peppers: readonly string[]) {
    super();
    const [current] = peppers;
    if (current === undefined) throw new Error('At least one password pepper is needed');
    this.currentPepper = { id: pepperId(current), secret: Buffer.from(current) };
    this.peppers = new Map(peppers.map((pepper) => [pepperId(pepper), Buffer.from(pepper)]));
    this.decoy = this.hash(randomBytes(16).toString('hex'));
  }

  async hash(password: string): Promise<string> {
    const { id, secret } = this.currentPepper;
    return id + (await this.limit.run(() => argon2.hash(password, { ...PARAMETERS, secret })));
  }

  async verify(password: string, hash: string | null): Promise<PasswordVerdict> {
    if (hash === null) return this.verifyAgainstDecoy(password);
    const id = hash.slice(0, PEPPER_ID_LENGTH);
    const encoded = hash.slice(PEPPER_ID_LENGTH);
    const secret = this.peppers.get(id);
    if (!secret) return this.verifyAgainstDecoy(password);
    const matches = await this.limit.run(async () => {
      const verdict = await argon2.verify(encoded, password, { secret });
      await spendMissing(encoded, password);
      return verdict;
    });
    return { matches, isOutdated: id !== this.currentPepper.id || argon2.needsRehash(encoded, PARAMETERS) };
  }

  /** Spends the time that a real verification takes, so that an unknown account cannot be told by the clock. */
  private async verifyAgainstDecoy(password: string): Promise<PasswordVerdict> {
    await this.verify(password, await this.decoy);
    return { matches: false, isOutdated: false };
  }
}

/** A hash of before the parameters were raised takes as long as one of today, the decoy's, so that the clock does not tell whose account is old. */
async function spendMissing(encoded: string, password: string): Promise<void> {
  const missing = missingCost(encoded, PARAMETERS);
  if (missing) await argon2.hash(password, { ...PARAMETERS, ...missing });
}

function pepperId(pepper: string): string {
  return createHash('sha256').update('pepper id\0').update(pepper).digest('hex').slice(0, PEPPER_ID_LENGTH);
}

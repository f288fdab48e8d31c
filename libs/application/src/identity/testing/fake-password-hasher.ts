import { createHash } from 'node:crypto';
import { uniqueText } from '../../kernel/testing/index.js';
import { PasswordHasher, type PasswordVerdict } from '../ports/password-hasher.js';

/** A hasher that is fast, and safe for nothing but tests. */
export class FakePasswordHasher extends PasswordHasher {
  /** How many passwords were hashed or verified, so that a test sees a sign-in that skips the work. */
  runs = 0;

  /** @param generation hashes of an earlier one still match and are outdated */
  constructor(private readonly generation = 1) {
    super();
  }

  override async hash(password: string): Promise<string> {
    this.runs += 1;
    return digest(password, String(this.generation), uniqueText('salt'));
  }

  override async verify(password: string, hash: string | null): Promise<PasswordVerdict> {
    this.runs += 1;
    const [generation = '', salt = ''] = hash?.split('$') ?? [];
    return { matches: hash === digest(password, generation, salt), isOutdated: Number(generation) < this.generation };
  }
}

function digest(password: string, generation: string, salt: string): string {
  return `${generation}$${salt}$${createHash('sha256').update(salt + password).digest('hex')}`;
}

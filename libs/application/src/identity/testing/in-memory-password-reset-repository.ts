import { resetExpiry, type PasswordReset } from '@halolight/domain/identity';
import { PasswordResetRepository, type ResetStanding } from '../ports/password-reset-repository.js';
import type { InMemoryIdentityStore, StoredPasswordReset } from './in-memory-identity-store.js';

/** The twin of the real `PasswordResetRepository`, but that nobody waits for anybody. */
export class InMemoryPasswordResetRepository extends PasswordResetRepository {
  constructor(private readonly store: InMemoryIdentityStore) {
    super();
  }

  override async open(reset: PasswordReset): Promise<ResetStanding> {
    const present = this.store.passwordResets.get(reset.userId);
    if (present && present.requestedAt >= reset.requestedAt) {
      return present.tokenHash === reset.tokenHash && present.usedAt === null ? 'repeated' : 'void';
    }
    this.store.passwordResets.set(reset.userId, { ...reset, usedAt: null });
    return 'opened';
  }

  override async ownerOf(tokenHash: string, at: Date): Promise<number | null> {
    return this.find(tokenHash, at)?.userId ?? null;
  }

  override async use(tokenHash: string, at: Date): Promise<boolean> {
    const reset = this.find(tokenHash, at);
    if (!reset) return false;
    this.store.passwordResets.set(reset.userId, { ...reset, usedAt: at });
    return true;
  }

  override async voidUntil(userId: number, at: Date): Promise<void> {
    this.store.passwordResets.set(userId, { userId, tokenHash: '', requestedAt: at, expiresAt: resetExpiry(at), usedAt: at });
  }

  override async deleteExpired(before: Date, limit: number): Promise<number> {
    const expired = [...this.store.passwordResets.values()].filter((reset) => reset.expiresAt < before).slice(0, limit);
    for (const { userId } of expired) this.store.passwordResets.delete(userId);
    return expired.length;
  }

  private find(tokenHash: string, at: Date): StoredPasswordReset | undefined {
    return [...this.store.passwordResets.values()].find(
      (reset) => reset.tokenHash === tokenHash && reset.usedAt === null && reset.expiresAt > at,
    );
  }
}

import { GrantRepository } from '../ports/grant-repository.js';
import type { InMemoryIdentityStore } from './in-memory-identity-store.js';

/** The twin of the real `GrantRepository`. */
export class InMemoryGrantRepository extends GrantRepository {
  constructor(private readonly store: InMemoryIdentityStore) {
    super();
  }

  override async grant(userId: number, permissions: readonly string[]): Promise<string[]> {
    const before = this.store.grants.get(userId) ?? [];
    const granted = permissions.filter((permission) => !before.includes(permission));
    this.store.grants.set(userId, [...before, ...granted]);
    return granted;
  }

  override async revoke(userId: number, permission: string): Promise<boolean> {
    const before = this.store.grants.get(userId) ?? [];
    this.store.grants.set(userId, before.filter((each) => each !== permission));
    return before.includes(permission);
  }
}

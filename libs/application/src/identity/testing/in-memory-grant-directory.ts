import { GrantDirectory } from '../queries/grant-directory.js';
import type { InMemoryIdentityStore } from './in-memory-identity-store.js';

/** The twin of the real `GrantDirectory`. */
export class InMemoryGrantDirectory extends GrantDirectory {
  constructor(private readonly store: InMemoryIdentityStore) {
    super();
  }

  override async ofUser(userId: number): Promise<string[] | null> {
    if (!this.store.user(userId)) return null;
    return [...(this.store.grants.get(userId) ?? [])].sort();
  }
}

import { VersionTakenError, type ApiVersion } from '@halolight/domain/versioning';
import { VersionRepository } from '../ports/version-repository.js';
import type { InMemoryVersionStore } from './in-memory-version-store.js';

/** The twin of the real `VersionRepository`, but that nobody waits for anybody. */
export class InMemoryVersionRepository extends VersionRepository {
  constructor(private readonly store: InMemoryVersionStore) {
    super();
  }

  override async findForUpdate(versionId: number): Promise<ApiVersion | null> {
    const found = this.store.rows.get(versionId);
    return found ? { id: found.id, version: found.version, supported: found.supported, revision: found.revision } : null;
  }

  override async add({ version, supported }: Pick<ApiVersion, 'version' | 'supported'>): Promise<number> {
    const id = this.store.nextId();
    this.assertFree(id, version);
    const now = this.store.clock.now();
    this.store.rows.set(id, { id, version, supported, revision: 1, createdAt: now, updatedAt: now });
    return id;
  }

  override async update({ id, version, supported }: ApiVersion): Promise<void> {
    const known = this.store.rows.get(id);
    if (!known) return;
    this.assertFree(id, version);
    this.store.rows.set(id, { ...known, version, supported, revision: known.revision + 1, updatedAt: this.store.clock.now() });
  }

  override async remove(versionId: number): Promise<void> {
    this.store.rows.delete(versionId);
  }

  private assertFree(id: number, version: string): void {
    for (const other of this.store.rows.values()) {
      if (other.id !== id && other.version === version) throw new VersionTakenError();
    }
  }
}

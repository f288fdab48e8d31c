import type { Page, PageRequest } from '@halolight/domain/kernel';
import { pageOf, type Listing } from '../../kernel/testing/index.js';
import { VersionDirectory, type VersionView } from '../queries/version-directory.js';
import type { InMemoryVersionStore } from './in-memory-version-store.js';

const LISTING: Listing<VersionView> = {
  sorts: { id: ({ id }) => id, version: ({ version }) => version, createdAt: ({ createdAt }) => createdAt },
  sort: 'id',
  searched: ({ version }) => [version],
};

/** The twin of the real `VersionDirectory`. */
export class InMemoryVersionDirectory extends VersionDirectory {
  constructor(private readonly store: InMemoryVersionStore) {
    super();
  }

  override async byId(versionId: number): Promise<VersionView | null> {
    return this.store.rows.get(versionId) ?? null;
  }

  override async page(request: PageRequest, { supported }: { readonly supported?: boolean | undefined }): Promise<Page<VersionView>> {
    const versions = [...this.store.rows.values()].filter((each) => supported === undefined || each.supported === supported);
    return pageOf(versions, request, LISTING);
  }
}

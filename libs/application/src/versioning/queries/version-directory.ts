import type { ApiVersion } from '@halolight/domain/versioning';
import type { Page, PageRequest } from '@halolight/domain/kernel';

export interface VersionView extends ApiVersion {
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The versions of the API, for reading. */
export abstract class VersionDirectory {
  abstract byId(versionId: number): Promise<VersionView | null>;

  /** Sorted by id, version or createdAt, by id by default; the search looks into the version. */
  abstract page(request: PageRequest, filter: { readonly supported?: boolean | undefined }): Promise<Page<VersionView>>;
}

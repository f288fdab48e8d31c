import type { ApiVersion } from '@halolight/domain/versioning';

/** The versions of the API. */
export abstract class VersionRepository {
  /** The version, which nobody else changes until the unit of work ends. */
  abstract findForUpdate(versionId: number): Promise<ApiVersion | null>;

  /** @returns the new id @throws VersionTakenError */
  abstract add(version: Pick<ApiVersion, 'version' | 'supported'>): Promise<number>;

  /** Stores version and support and raises the revision. @throws VersionTakenError */
  abstract update(version: ApiVersion): Promise<void>;

  abstract remove(versionId: number): Promise<void>;
}

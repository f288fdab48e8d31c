import type { UnitOfWork } from '../../kernel/index.js';
import type { VersionRepository } from '../ports/version-repository.js';
import type { VersionDirectory } from '../queries/version-directory.js';

/** What versioning keeps, over one store, with whatever versions are in it already. */
export interface VersioningPorts {
  readonly unitOfWork: UnitOfWork;
  readonly versions: VersionRepository;
  readonly versionDirectory: VersionDirectory;
}

/** Opens a store for one contract suite, once before its first test; the ports in it must share that store. */
export type OpenVersioning = () => VersioningPorts | Promise<VersioningPorts>;

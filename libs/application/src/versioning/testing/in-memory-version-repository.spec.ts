import { InMemoryVersioning } from './in-memory-versioning.js';
import { versionRepositoryContract } from './version-repository-contract.js';

versionRepositoryContract('InMemoryVersionRepository', () => new InMemoryVersioning());

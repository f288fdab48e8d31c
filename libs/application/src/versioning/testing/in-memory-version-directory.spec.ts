import { InMemoryVersioning } from './in-memory-versioning.js';
import { versionDirectoryContract } from './version-directory-contract.js';

versionDirectoryContract('InMemoryVersionDirectory', () => new InMemoryVersioning());

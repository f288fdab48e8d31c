import { InMemoryIdentity } from './in-memory-identity.js';
import { permissionDirectoryContract } from './permission-directory-contract.js';

permissionDirectoryContract('InMemoryPermissionDirectory', () => new InMemoryIdentity());

import { InMemoryIdentity } from './in-memory-identity.js';
import { roleDirectoryContract } from './role-directory-contract.js';

roleDirectoryContract('InMemoryRoleDirectory', () => new InMemoryIdentity());

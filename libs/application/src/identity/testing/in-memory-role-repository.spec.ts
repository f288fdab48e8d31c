import { InMemoryIdentity } from './in-memory-identity.js';
import { roleRepositoryContract } from './role-repository-contract.js';

roleRepositoryContract('InMemoryRoleRepository', () => new InMemoryIdentity());

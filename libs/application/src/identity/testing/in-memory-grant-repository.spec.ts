import { grantRepositoryContract } from './grant-repository-contract.js';
import { InMemoryIdentity } from './in-memory-identity.js';

grantRepositoryContract('InMemoryGrantRepository', () => new InMemoryIdentity());

import { groupRepositoryContract } from './group-repository-contract.js';
import { InMemoryIdentity } from './in-memory-identity.js';

groupRepositoryContract('InMemoryGroupRepository', () => new InMemoryIdentity());

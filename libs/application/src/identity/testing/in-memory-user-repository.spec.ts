import { InMemoryIdentity } from './in-memory-identity.js';
import { userRepositoryContract } from './user-repository-contract.js';

userRepositoryContract('InMemoryUserRepository', () => new InMemoryIdentity());

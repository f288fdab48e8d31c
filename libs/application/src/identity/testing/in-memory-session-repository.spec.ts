import { InMemoryIdentity } from './in-memory-identity.js';
import { sessionRepositoryContract } from './session-repository-contract.js';

sessionRepositoryContract('InMemorySessionRepository', () => new InMemoryIdentity());

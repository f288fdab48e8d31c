import { InMemoryIdentity } from './in-memory-identity.js';
import { passwordResetRepositoryContract } from './password-reset-repository-contract.js';

passwordResetRepositoryContract('InMemoryPasswordResetRepository', () => new InMemoryIdentity());

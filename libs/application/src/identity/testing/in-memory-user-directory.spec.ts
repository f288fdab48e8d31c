import { InMemoryIdentity } from './in-memory-identity.js';
import { userDirectoryContract } from './user-directory-contract.js';

userDirectoryContract('InMemoryUserDirectory', () => new InMemoryIdentity());

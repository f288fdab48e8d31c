import { InMemoryIdentity } from './in-memory-identity.js';
import { sessionDirectoryContract } from './session-directory-contract.js';

sessionDirectoryContract('InMemorySessionDirectory', () => new InMemoryIdentity());

import { groupDirectoryContract } from './group-directory-contract.js';
import { InMemoryIdentity } from './in-memory-identity.js';

groupDirectoryContract('InMemoryGroupDirectory', () => new InMemoryIdentity());

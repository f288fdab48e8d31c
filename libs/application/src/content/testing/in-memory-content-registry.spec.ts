import { contentRegistryContract } from './content-registry-contract.js';
import { InMemoryFiles } from './in-memory-files.js';

contentRegistryContract('InMemoryContentRegistry', () => new InMemoryFiles());

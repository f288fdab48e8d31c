import { fileStorageContract } from './file-storage-contract.js';
import { InMemoryFileStorage } from './in-memory-file-storage.js';

fileStorageContract('InMemoryFileStorage', async () => new InMemoryFileStorage());

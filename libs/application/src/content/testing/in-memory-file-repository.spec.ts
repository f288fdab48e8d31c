import { fileRepositoryContract } from './file-repository-contract.js';
import { InMemoryFiles } from './in-memory-files.js';

fileRepositoryContract('InMemoryFileRepository', () => new InMemoryFiles());

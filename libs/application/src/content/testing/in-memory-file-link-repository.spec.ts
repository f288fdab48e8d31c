import { fileLinkRepositoryContract } from './file-link-repository-contract.js';
import { InMemoryFiles } from './in-memory-files.js';

fileLinkRepositoryContract('InMemoryFileLinkRepository', () => new InMemoryFiles());

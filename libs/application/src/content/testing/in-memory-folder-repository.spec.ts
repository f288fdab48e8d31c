import { folderRepositoryContract } from './folder-repository-contract.js';
import { InMemoryContent } from './in-memory-content.js';

folderRepositoryContract('InMemoryFolderRepository', () => new InMemoryContent());

import { documentRepositoryContract } from './document-repository-contract.js';
import { InMemoryContent } from './in-memory-content.js';

documentRepositoryContract('InMemoryDocumentRepository', () => new InMemoryContent());

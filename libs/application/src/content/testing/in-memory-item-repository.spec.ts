import { InMemoryItems } from './in-memory-items.js';
import { itemRepositoryContract } from './item-repository-contract.js';

itemRepositoryContract('InMemoryItemRepository', () => new InMemoryItems());

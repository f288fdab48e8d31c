import { InMemoryItems } from './in-memory-items.js';
import { itemDirectoryContract } from './item-directory-contract.js';

itemDirectoryContract('InMemoryItemDirectory', () => new InMemoryItems());

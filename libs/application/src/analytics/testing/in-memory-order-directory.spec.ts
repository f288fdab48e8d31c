import { InMemoryAnalytics } from './in-memory-analytics.js';
import { orderDirectoryContract } from './order-directory-contract.js';

orderDirectoryContract('InMemoryOrderDirectory', () => new InMemoryAnalytics());

import { InMemoryAnalytics } from './in-memory-analytics.js';
import { orderRepositoryContract } from './order-repository-contract.js';

orderRepositoryContract('InMemoryOrderRepository', () => new InMemoryAnalytics());

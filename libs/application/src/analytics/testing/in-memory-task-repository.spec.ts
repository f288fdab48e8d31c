import { InMemoryAnalytics } from './in-memory-analytics.js';
import { taskRepositoryContract } from './task-repository-contract.js';

taskRepositoryContract('InMemoryTaskRepository', () => new InMemoryAnalytics());

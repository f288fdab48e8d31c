import { InMemoryAnalytics } from './in-memory-analytics.js';
import { taskDirectoryContract } from './task-directory-contract.js';

taskDirectoryContract('InMemoryTaskDirectory', () => new InMemoryAnalytics());

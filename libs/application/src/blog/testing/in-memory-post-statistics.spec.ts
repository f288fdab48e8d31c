import { InMemoryPosts } from './in-memory-posts.js';
import { postStatisticsContract } from './post-statistics-contract.js';

postStatisticsContract('InMemoryPostStatistics', () => new InMemoryPosts());

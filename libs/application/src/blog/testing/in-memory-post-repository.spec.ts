import { postRepositoryContract } from './post-repository-contract.js';
import { InMemoryPosts } from './in-memory-posts.js';

postRepositoryContract('InMemoryPostRepository', () => new InMemoryPosts());

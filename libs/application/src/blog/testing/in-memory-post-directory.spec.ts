import { postDirectoryContract } from './post-directory-contract.js';
import { InMemoryPosts } from './in-memory-posts.js';

postDirectoryContract('InMemoryPostDirectory', () => new InMemoryPosts());

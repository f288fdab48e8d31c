import { bookRepositoryContract } from './book-repository-contract.js';
import { InMemoryBooks } from './in-memory-books.js';

bookRepositoryContract('InMemoryBookRepository', () => new InMemoryBooks());

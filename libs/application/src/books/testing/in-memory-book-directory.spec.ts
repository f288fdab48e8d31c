import { bookDirectoryContract } from './book-directory-contract.js';
import { InMemoryBooks } from './in-memory-books.js';

bookDirectoryContract('InMemoryBookDirectory', () => new InMemoryBooks());

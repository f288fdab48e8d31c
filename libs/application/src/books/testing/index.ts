export * from './book-directory-contract.js';
export * from './book-ports.js';
export * from './book-repository-contract.js';
export * from './in-memory-book-directory.js';
export * from './in-memory-book-repository.js';
export * from './in-memory-book-store.js';
export * from './in-memory-books.js';
export * from './sample-book.js';

export * from './queries/book-directory.js';
export * from './use-cases/create-book.js';
export * from './use-cases/delete-book.js';
export * from './use-cases/update-book.js';
export * from './use-cases/book-signals.js';

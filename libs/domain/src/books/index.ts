export * from './book-policy.js';
export * from './book.js';

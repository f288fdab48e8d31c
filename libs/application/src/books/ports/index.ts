export * from './book-repository.js';

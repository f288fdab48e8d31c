export * from './books.module.js';

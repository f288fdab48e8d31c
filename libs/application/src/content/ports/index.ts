export * from './item-repository.js';

export * from './load-fixtures.js';

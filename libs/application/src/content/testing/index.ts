export * from './in-memory-item-directory.js';
export * from './in-memory-item-repository.js';
export * from './in-memory-item-store.js';
export * from './in-memory-items.js';
export * from './item-directory-contract.js';
export * from './item-ports.js';
export * from './item-repository-contract.js';
export * from './sample-item.js';

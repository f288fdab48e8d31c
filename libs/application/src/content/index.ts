export * from './queries/item-directory.js';
export * from './use-cases/create-item.js';
export * from './use-cases/delete-item.js';
export * from './use-cases/item-signals.js';
export * from './use-cases/update-item.js';

export * from './content-errors.js';
export * from './item/item.js';
export * from './item/item-policy.js';

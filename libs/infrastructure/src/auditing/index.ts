export * from './auditing.module.js';

export * from './collaboration.module.js';
export * from './live-channel.js';

export * from './assistant-channel.js';
export * from './assistant.module.js';

export * from './answer-ledger.js';
export * from './answer-metrics.js';
export * from './ask-limit.js';
export * from './assistant-conversation-repository.js';
export * from './assistant-provider.js';
export * from './provider-error.js';

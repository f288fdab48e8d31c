export * from './answer-text.js';
export * from './assistant-conversation.js';
export * from './assistant-errors.js';
export * from './assistant-message.js';
export * from './local/index.js';
export * from './question.js';
export * from './recent-messages.js';

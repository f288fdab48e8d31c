export * from './calendar/index.js';
export * from './collaboration-errors.js';
export * from './conversation/conversation.js';
export * from './conversation/conversation-policy.js';
export * from './conversation/direct-pair.js';
export * from './conversation/message.js';
export * from './live/live-event.js';
export * from './notification/notification.js';

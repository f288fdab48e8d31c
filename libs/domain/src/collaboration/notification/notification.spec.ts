import { expect, it } from '@jest/globals';
import { topicOf, topicOfConversation, topicOfReminder } from './notification.js';

it('a conversation is one topic', () => {
  expect(topicOfConversation(7)).toBe(topicOfConversation(7));
  expect(topicOfConversation(7)).not.toBe(topicOfConversation(8));
});

it('what is told of a thing is one topic, and each reminder of an event one that begins with it', () => {
  const topics = (['document', 'file', 'calendar_event'] as const).map((type) => topicOf({ type, id: 7 }));
  expect(topics).toEqual(['document:7', 'file:7', 'calendar:7']);
  expect([topicOfReminder(7, 11), topicOfReminder(7, 12)]).toEqual(['calendar:7:11', 'calendar:7:12']);
});

import { expect, it } from '@jest/globals';
import { topicOfConversation } from './notification.js';

it('a conversation is one topic', () => {
  expect(topicOfConversation(7)).toBe(topicOfConversation(7));
  expect(topicOfConversation(7)).not.toBe(topicOfConversation(8));
});

import { expect, it } from '@jest/globals';
import { ForbiddenError } from '../../kernel/index.js';
import { assertMayTakeBack } from './message.js';

it('a message is taken back by its sender and nobody else', () => {
  const message = { id: 1, conversationId: 2, senderId: 7 };
  expect(() => assertMayTakeBack(message, 7)).not.toThrow();
  expect(() => assertMayTakeBack(message, 8)).toThrow(ForbiddenError);
});

import { describe, expect, it } from '@jest/globals';
import { ForbiddenError } from '../../kernel/index.js';
import { DirectConversationError, NoSuchParticipantError, TooManyParticipantsError } from '../collaboration-errors.js';
import { isParticipant, MOST_PARTICIPANTS, othersThan, type Conversation } from './conversation.js';
import { assertFits, assertIsGroup, assertMayRemove } from './conversation-policy.js';

/** Joined in the order 7, 5, 9, and listed in another. */
const group: Conversation = {
  id: 1,
  type: 'GROUP',
  name: 'Launch',
  participants: [{ id: 12, userId: 5 }, { id: 11, userId: 7 }, { id: 13, userId: 9 }],
  version: 1,
};
const direct: Conversation = { ...group, type: 'DIRECT', name: null };

describe('a conversation', () => {
  it('knows who is in it', () => {
    expect([isParticipant(group, 5), isParticipant(group, 12)]).toEqual([true, false]);
    expect(othersThan(7, group)).toEqual([5, 9]);
  });

  it('is renamed and joined only where it is a group', () => {
    expect(() => assertIsGroup(group)).not.toThrow();
    expect(() => assertIsGroup(direct)).toThrow(DirectConversationError);
  });

  it('has room for a hundred', () => {
    expect(() => assertFits(MOST_PARTICIPANTS)).not.toThrow();
    expect(() => assertFits(MOST_PARTICIPANTS + 1)).toThrow(TooManyParticipantsError);
  });
});

describe('who may be taken out of a conversation', () => {
  it.each([5, 7, 9])('is %i by themselves', (userId) => expect(() => assertMayRemove(group, userId, userId)).not.toThrow());
  it('is anybody by who has been in it longest', () => expect(() => assertMayRemove(group, 7, 9)).not.toThrow());
  it('is nobody by somebody else', () => expect(() => assertMayRemove(group, 5, 9)).toThrow(ForbiddenError));
  it('is nobody who is not in it', () => expect(() => assertMayRemove(group, 7, 8)).toThrow(NoSuchParticipantError));
  it('is nobody out of a direct conversation', () => expect(() => assertMayRemove(direct, 7, 7)).toThrow(DirectConversationError));
});

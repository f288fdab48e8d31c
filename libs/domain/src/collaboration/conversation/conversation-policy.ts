import { ForbiddenError } from '../../kernel/index.js';
import { DirectConversationError, NoSuchParticipantError, TooManyParticipantsError } from '../collaboration-errors.js';
import { isParticipant, MOST_PARTICIPANTS, type Conversation } from './conversation.js';

/** A direct conversation has no name of its own and stays between its two. @throws DirectConversationError */
export function assertIsGroup({ type }: Conversation): void {
  if (type === 'DIRECT') throw new DirectConversationError();
}

/** @throws TooManyParticipantsError */
export function assertFits(participants: number): void {
  if (participants > MOST_PARTICIPANTS) throw new TooManyParticipantsError();
}

/**
 * Everybody may leave a group; others are removed by whoever has been in it longest, at first its maker.
 * @throws DirectConversationError, NoSuchParticipantError, ForbiddenError
 */
export function assertMayRemove(conversation: Conversation, actorId: number, userId: number): void {
  assertIsGroup(conversation);
  if (!isParticipant(conversation, userId)) throw new NoSuchParticipantError();
  if (userId !== actorId && moderatorOf(conversation) !== actorId) throw new ForbiddenError();
}

function moderatorOf({ participants }: Conversation): number | undefined {
  return participants.toSorted((a, b) => a.id - b.id)[0]?.userId;
}

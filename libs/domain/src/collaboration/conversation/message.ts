import { ForbiddenError } from '../../kernel/index.js';

/** What somebody said in a conversation; it is never changed, only taken back. */
export interface Message {
  readonly id: number;
  readonly conversationId: number;
  readonly senderId: number;
}

/** A message is taken back by who sent it. @throws ForbiddenError */
export function assertMayTakeBack({ senderId }: Message, actorId: number): void {
  if (senderId !== actorId) throw new ForbiddenError();
}

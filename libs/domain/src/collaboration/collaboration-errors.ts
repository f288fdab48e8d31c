import { ConflictError, InvalidInputError, NotFoundError } from '../kernel/index.js';
import { MOST_PARTICIPANTS } from './conversation/conversation.js';

export class DirectConversationError extends ConflictError {
  constructor() {
    super('A direct conversation has no name and stays between its two participants');
  }
}

export class TooManyParticipantsError extends ConflictError {
  constructor() {
    super(`A conversation has at most ${MOST_PARTICIPANTS} participants`, [{ field: 'userIds', message: 'Are too many' }]);
  }
}

export class NoSuchParticipantError extends NotFoundError {
  constructor() {
    super('Participant');
  }
}

/** Nobody of this id has an account that is open. */
export class NoSuchUserError extends InvalidInputError {
  constructor(field: string) {
    super([{ field, message: 'There is no such user' }]);
  }
}

import { ConflictError } from '../kernel/index.js';
import { MOST_CONVERSATIONS, MOST_MESSAGES } from './assistant-conversation.js';

/** A conversation has one answer at a time. */
export class AnswerRunningError extends ConflictError {
  constructor() {
    super('The assistant is still answering; wait for it or stop it');
  }
}

export class ConversationFullError extends ConflictError {
  constructor() {
    super(`A conversation holds at most ${MOST_MESSAGES} messages; begin another one`);
  }
}

export class TooManyConversationsError extends ConflictError {
  constructor() {
    super(`You have ${MOST_CONVERSATIONS} conversations already; delete some`);
  }
}

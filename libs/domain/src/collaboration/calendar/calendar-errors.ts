import { ConflictError, DomainError, InvalidInputError } from '../../kernel/index.js';
import { MAX_ATTENDEES } from './attendee.js';

/** Somebody who is to be invited does not exist. */
export class NoSuchAttendeeError extends InvalidInputError {
  constructor(userIds: readonly number[]) {
    super([{ field: 'userIds', message: `There is no user ${userIds.join(', ')}` }]);
  }
}

export class TooManyAttendeesError extends ConflictError {
  constructor() {
    super(`An event invites at most ${MAX_ATTENDEES} people`, [{ field: 'userIds', message: 'Are too many' }]);
  }
}

export class TooManyExceptionsError extends ConflictError {
  constructor(most: number) {
    super(`At most ${most} occurrences of an event can be changed for themselves`);
  }
}

/** Who asks was signed out meanwhile. */
export class SessionOverError extends DomainError {
  readonly kind = 'unauthenticated';

  constructor() {
    super('The session is over; sign in again');
  }
}

/** What was sent to read a calendar's feed with opens none. */
export class BadFeedTokenError extends DomainError {
  readonly kind = 'unauthenticated';

  constructor() {
    super('The feed token is not valid; make a new one');
  }
}

import { expect, it } from '@jest/globals';
import { BadFeedTokenError, NoSuchAttendeeError, SessionOverError, TooManyAttendeesError, TooManyExceptionsError } from './calendar-errors.js';

it.each([
  [new NoSuchAttendeeError([3, 5]), 'invalid', [{ field: 'userIds', message: 'There is no user 3, 5' }]],
  [new TooManyAttendeesError(), 'conflict', [{ field: 'userIds', message: 'Are too many' }]],
  [new TooManyExceptionsError(5), 'conflict', []],
  [new BadFeedTokenError(), 'unauthenticated', []],
  [new SessionOverError(), 'unauthenticated', []],
])('%s says what is wrong', (error, kind, faults) => {
  expect([error.kind, error.faults]).toEqual([kind, faults]);
  expect(error.message).toMatch(/\S/);
});

import { expect, it } from '@jest/globals';
import { USER_STATUSES } from './user-status.js';

it('knows three statuses of an account', () => {
  expect(USER_STATUSES).toEqual(['ACTIVE', 'INACTIVE', 'SUSPENDED']);
});

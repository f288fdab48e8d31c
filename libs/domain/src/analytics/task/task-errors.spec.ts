import { expect, it } from '@jest/globals';
import { UnknownAssigneeError } from './task-errors.js';

it('an assignee whom nobody knows is invalid input, by the name of the field', () => {
  expect(new UnknownAssigneeError()).toMatchObject({ kind: 'invalid', faults: [{ field: 'assigneeId' }] });
});

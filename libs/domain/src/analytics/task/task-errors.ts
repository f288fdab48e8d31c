import { InvalidInputError } from '../../kernel/index.js';

/** Nobody has the id that a task is to be assigned to. */
export class UnknownAssigneeError extends InvalidInputError {
  constructor() {
    super([{ field: 'assigneeId', message: 'Nobody has this id' }]);
  }
}

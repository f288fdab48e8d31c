import { ConflictError } from '../../kernel/index.js';

export class OrderNumberTakenError extends ConflictError {
  constructor() {
    super('An order of this number exists', [{ field: 'number', message: 'Is taken' }]);
  }
}

export class OrderTransitionError extends ConflictError {
  constructor(from: string, to: string, allowed: readonly string[]) {
    const instead = allowed.length === 0 ? 'stays what it is' : `becomes ${allowed.join(', ')}`;
    super(`An order that is ${from} ${instead}, and not ${to}`, [{ field: 'status', message: `Does not follow ${from}` }]);
  }
}

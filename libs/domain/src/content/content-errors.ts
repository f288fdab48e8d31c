import { ConflictError } from '../kernel/index.js';

export class ItemNameTakenError extends ConflictError {
  constructor() {
    super('An item of this name exists', [{ field: 'name', message: 'Is taken' }]);
  }
}

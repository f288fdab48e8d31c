import { ConflictError } from '../kernel/index.js';

export class VersionTakenError extends ConflictError {
  constructor() {
    super('This version exists', [{ field: 'version', message: 'Is taken' }]);
  }
}

import { ConflictError } from '@halolight/domain/kernel';

const FIELD = 'Idempotency-Key';

/** One key, two requests. */
export class IdempotencyKeyReusedError extends ConflictError {
  constructor() {
    super('This idempotency key was used for another request', [{ field: FIELD, message: 'Was used for another request' }]);
  }
}

/** The first request under the key has not ended yet. */
export class IdempotencyKeyBusyError extends ConflictError {
  /** Whole seconds after which asking again makes sense. */
  readonly retryAfterSeconds = 5;

  constructor() {
    super('The first request with this idempotency key still runs', [{ field: FIELD, message: 'Is in use' }]);
  }
}

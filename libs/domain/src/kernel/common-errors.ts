import { DomainError, type FieldFault } from './domain-error.js';

/** Input that has the right shape and a wrong value. */
export class InvalidInputError extends DomainError {
  readonly kind = 'invalid';

  constructor(faults: readonly FieldFault[], message = 'Request parameter validation failed') {
    super(message, faults);
  }

  static of(field: string, message: string): InvalidInputError {
    return new InvalidInputError([{ field, message }]);
  }
}

/** A known caller who is not allowed. */
export class ForbiddenError extends DomainError {
  readonly kind = 'forbidden';

  constructor(message = 'You do not have permission to do this') {
    super(message);
  }
}

/** Absent, or not visible to this caller: the two are never told apart. */
export class NotFoundError extends DomainError {
  readonly kind = 'not-found';

  constructor(what: string) {
    super(`${what} not found`);
  }
}

/** A valid request that the present state does not allow. */
export class ConflictError extends DomainError {
  readonly kind = 'conflict';
}

/** The resource changed since the caller read it. */
export class StaleVersionError extends DomainError {
  readonly kind = 'precondition-failed';

  constructor(what: string) {
    super(`${what} was changed by someone else in the meantime`);
  }
}

/** Too many attempts in too short a time. */
export class RateLimitedError extends DomainError {
  readonly kind = 'rate-limited';

  /**
   * @param limit how many are allowed in one window
   * @param retryAfterSeconds whole seconds until the window ends, at least 1
   */
  constructor(
    readonly limit: number,
    readonly retryAfterSeconds: number,
    message = 'Too many requests; try again later',
  ) {
    super(message);
  }
}

/** Something this needs is away or overloaded; trying again after a while is worth it. */
export class UnavailableError extends DomainError {
  readonly kind = 'unavailable';

  /** @param retryAfterSeconds whole seconds, at least 1 */
  constructor(
    message = 'The service is temporarily unavailable',
    readonly retryAfterSeconds = 1,
    options?: { cause: unknown },
  ) {
    super(message);
    if (options) this.cause = options.cause;
  }
}

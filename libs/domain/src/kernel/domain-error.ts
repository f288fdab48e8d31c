/** What went wrong, in terms of the domain; the edge of an application maps a kind to its own vocabulary, an HTTP status for instance. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'precondition-failed'
  | 'too-large'
  | 'rate-limited'
  | 'unavailable';

/** One offending input, named as the caller named it. */
export interface FieldFault {
  readonly field: string;
  readonly message: string;
}

/** An expected failure. Its message is for the person who caused it, and holds no secret. */
export abstract class DomainError extends Error {
  abstract readonly kind: ErrorKind;

  constructor(
    message: string,
    readonly faults: readonly FieldFault[] = [],
  ) {
    super(message);
    this.name = new.target.name;
  }
}

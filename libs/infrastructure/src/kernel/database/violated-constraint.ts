import { DatabaseError } from 'pg';

/** SQLSTATE class 23: integrity constraint violation. */
const INTEGRITY_CONSTRAINT_VIOLATION = /^23...$/;

/** The name of the unique, foreign-key, check or exclusion constraint that `error` reports as violated; undefined for other errors. */
export function violatedConstraint(error: unknown): string | undefined {
  if (!(error instanceof DatabaseError)) return undefined;
  return INTEGRITY_CONSTRAINT_VIOLATION.test(error.code ?? '') ? error.constraint : undefined;
}

import type { ErrorDetail } from './error.contract.js';

/** As many as anybody reads; an answer is not to grow with what was wrong. */
export const MOST_FAULTS = 100;
/** Characters; names of unknown fields are the caller's own. */
const LONGEST_FIELD = 200;

/** What is told of faults: the first of them, and the beginnings of the names of their fields. */
export function firstFaults(faults: readonly ErrorDetail[]): readonly ErrorDetail[] {
  return faults.slice(0, MOST_FAULTS).map(({ field, message }) => ({ field: shortened(field), message }));
}

function shortened(field: string): string {
  return field.length <= LONGEST_FIELD ? field : `${field.slice(0, LONGEST_FIELD).toWellFormed()}…`;
}

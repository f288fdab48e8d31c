/**
 * SQL for a number from 0 up to, and never, 1: the same for the same `n`, and another for each `salt`.
 * @param n a bigint of the statement, the number of a generated row for instance
 */
export const RANDOM = (salt: number, n = 'n'): string => `((hashint8extended(${n}, ${salt}) & 2147483647) / 2147483648.0)::float8`;

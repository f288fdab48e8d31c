import { StaleVersionError } from './common-errors.js';

/** The versions that a caller is content with; undefined where it is content with any. */
export type ExpectedVersions = readonly number[] | undefined;

/** @throws StaleVersionError when `version` is none of those expected */
export function assertExpectedVersion(what: string, version: number, expected: ExpectedVersions): void {
  if (expected && !expected.includes(version)) throw new StaleVersionError(what);
}

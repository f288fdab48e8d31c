import type { AuthorizationRow } from './authorization-row.js';

/** The part of an OpenAPI document that names its operations. */
export interface Operations {
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

/** What the document and the matrix disagree about, in words; nothing when each operation has exactly one row. */
export function matrixFaults({ paths }: Operations, matrix: readonly AuthorizationRow[]): string[] {
  const operations = Object.entries(paths).flatMap(([path, item]) => Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`));
  const rows = matrix.map(([operation]): string => operation);
  return [
    ...operations.filter((operation) => !rows.includes(operation)).map((operation) => `${operation} has no row: add one under apps/api/e2e/authorization/rows`),
    ...rows.filter((row) => !operations.includes(row)).map((row) => `${row} has a row and is gone from the API: remove the row`),
    ...rows.filter((row, place) => rows.indexOf(row) !== place).map((row) => `${row} has two rows: remove one`),
  ];
}

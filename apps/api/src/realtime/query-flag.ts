import { validationError } from '../http/edge-errors.js';

/** @returns false where none is given @throws HttpError 400 for what is neither true nor false */
export function queryFlag(query: URLSearchParams, field: string): boolean {
  const text = query.get(field) ?? 'false';
  if (text === 'true' || text === 'false') return text === 'true';
  throw validationError([{ field, message: 'must be true or false' }]);
}

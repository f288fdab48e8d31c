import { validationError } from '../http/edge-errors.js';

/** @returns undefined where none is given @throws HttpError 400 for what cannot be an id */
export function queryId(query: URLSearchParams, field: string): number | undefined {
  const text = query.get(field);
  if (text === null) return undefined;
  const id = Number(text);
  if (/^\d{1,16}$/.test(text) && Number.isSafeInteger(id)) return id;
  throw validationError([{ field, message: 'must be an id' }]);
}

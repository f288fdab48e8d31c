import { validationError } from '../http/edge-errors.js';

/** @returns undefined where none is given @throws HttpError 400 for what cannot be the id of an event */
export function readLastEventId(text: string | null): number | undefined {
  if (text === null) return undefined;
  const id = Number(text);
  if (/^\d{1,16}$/.test(text) && Number.isSafeInteger(id)) return id;
  throw validationError([{ field: 'lastEventId', message: 'must be the id of an event' }]);
}

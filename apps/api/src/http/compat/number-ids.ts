import { idOf, type ClientFields } from './client-fields.js';
import { folderIdOf } from './place-of.js';

/** A client's fields with its ids, `folderId` or `userIds` for instance, as the numbers they stand for. */
export function numberIds(fields: ClientFields): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, numbered(field, value)]));
}

function numbered(field: string, value: unknown): unknown {
  if (/^(?:ids|.*Ids)$/.test(field) && Array.isArray(value)) return value.map((id: unknown) => idOf(id));
  if (/^(?:folder|parent)Id$/.test(field)) return folderIdOf(value);
  return /Id$/.test(field) ? idOf(value) : value;
}

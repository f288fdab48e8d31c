import { MAX_FILE_NAME_LENGTH } from '@halolight/domain/content';
import type { ErrorDetail } from '../error.contract.js';

const KNOWN = new Set(['name', 'folderId']);
const ID = /^[1-9][0-9]{0,15}$/;

/** What the fields beside a file say. */
export interface UploadFields {
  readonly name: string | undefined;
  readonly folderId: number | null;
  /** What is wrong with them. */
  readonly faults: readonly ErrorDetail[];
}

/** Reads the fields of an upload's form; an empty one counts as left out. */
export function readUploadFields(fields: ReadonlyMap<string, string>): UploadFields {
  const name = fields.get('name')?.trim() || undefined;
  const folder = fields.get('folderId')?.trim() || undefined;
  return { name, folderId: folder === undefined ? null : Number(folder), faults: [...unknownFields(fields), ...nameFaults(name), ...folderFaults(folder)] };
}

function unknownFields(fields: ReadonlyMap<string, string>): ErrorDetail[] {
  return [...fields.keys()].filter((field) => !KNOWN.has(field)).map((field) => ({ field, message: 'is not a known field' }));
}

function nameFaults(name = ''): ErrorDetail[] {
  if (name.includes('\0')) return [{ field: 'name', message: 'must not contain a NUL character' }];
  const isTooLong = [...name].length > MAX_FILE_NAME_LENGTH;
  return isTooLong ? [{ field: 'name', message: `must have at most ${MAX_FILE_NAME_LENGTH} characters` }] : [];
}

function folderFaults(folder: string | undefined): ErrorDetail[] {
  if (folder === undefined || (ID.test(folder) && Number.isSafeInteger(Number(folder)))) return [];
  return [{ field: 'folderId', message: 'must be the id of a folder' }];
}

import { idOf, type ClientFields } from './client-fields.js';

const ROOT = new Set<unknown>([null, '', '/', 'root']);
/** A folder among files has an id of another kind than they: the front end deletes, renames and moves both by an id alone. */
const FOLDER = 'folder-';
const NAMES = ['folderId', 'parentId', 'folder', 'targetPath', 'path', 'parentPath'];

/** Where something moves to: a folder's id, whichever of the names the front ends have for it is sent; the root is null. */
export function placeOf(fields: ClientFields): unknown {
  const sent = NAMES.map((name) => fields[name]).find((value) => value !== undefined);
  return ROOT.has(sent) ? null : folderIdOf(sent);
}

/** The folder that a list is narrowed down to, as lists take it; absent where none is named. */
export function placeIn(filtered: Readonly<Record<string, string>>): string | undefined {
  const sent = NAMES.map((name) => filtered[name]).find((value) => value !== undefined);
  if (sent === undefined) return undefined;
  return ROOT.has(sent) ? 'root' : bare(sent);
}

/** A folder's id, as it goes by among files or not. */
export function folderIdOf(sent: unknown): unknown {
  return typeof sent === 'string' ? idOf(bare(sent)) : sent;
}

export function isFolderAmongFiles(sent: unknown): sent is string {
  return typeof sent === 'string' && sent.startsWith(FOLDER);
}

/** What a folder goes by among files. */
export function folderIdAmongFiles(id: number): string {
  return FOLDER + id;
}

function bare(sent: string): string {
  return isFolderAmongFiles(sent) ? sent.slice(FOLDER.length) : sent;
}

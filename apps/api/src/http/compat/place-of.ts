import { idOf, type ClientFields } from './client-fields.js';

const ROOT = new Set<unknown>([null, '', '/', 'root']);

/** Where something moves to: a folder's id, whichever of the names the front ends have for it is sent; the root is null. */
export function placeOf({ folderId, folder, targetPath }: ClientFields): { readonly folderId: unknown } {
  const sent = [folderId, folder, targetPath].find((value) => value !== undefined);
  return { folderId: ROOT.has(sent) ? null : idOf(sent) };
}

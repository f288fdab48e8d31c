/**
 * The id of a folder, or `root`.
 * @pattern ^(root|[1-9][0-9]{0,14})$ must be the id of a folder, or root
 * @example "root"
 */
export type FolderPlace = string;

/** The place that a list is narrowed down to. */
export function toFolderPlace(place: FolderPlace | undefined): number | 'root' | undefined {
  return place === undefined || place === 'root' ? place : Number(place);
}

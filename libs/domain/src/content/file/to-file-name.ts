import { visibleName } from '../visible-name.js';

export const MAX_FILE_NAME_LENGTH = 255;

const NAMELESS = 'file';
const FOLDERS = /^.*[\\/]/s;
const MAX_EXTENSION_LENGTH = 16;

/**
 * A name for people to read, out of whatever a client called its file: the last segment of a path, without characters that
 * cannot be seen, at most 255 characters with the extension kept. It is shown and sent, and never leads to a place on a disk.
 */
export function toFileName(proposed: string): string {
  const name = visibleName(proposed.replace(FOLDERS, ''));
  return name === '' || name === '.' || name === '..' ? NAMELESS : shortened(name);
}

function shortened(name: string): string {
  const characters = [...name];
  if (characters.length <= MAX_FILE_NAME_LENGTH) return name;
  const dot = characters.lastIndexOf('.');
  const extension = characters.length - dot <= MAX_EXTENSION_LENGTH && dot > 0 ? characters.slice(dot) : [];
  return [...characters.slice(0, MAX_FILE_NAME_LENGTH - extension.length), ...extension].join('');
}

import { uniqueText } from '../../kernel/testing/index.js';
import type { NewFolder } from '../ports/folder-repository.js';

/** A folder at the root whose name no other test knows, unless `given` says otherwise. */
export function sampleFolder(ownerId: number, given: Partial<NewFolder> = {}): NewFolder {
  return { name: uniqueText('Folder '), parentId: null, ownerId, ...given };
}

import type { Folder } from '@halolight/domain/content';
import { EntitySignals } from '../../kernel/index.js';
import type { NewFolder } from '../ports/folder-repository.js';

/** What is about to happen to a folder. */
export class FolderSignals extends EntitySignals<NewFolder, Folder> {}

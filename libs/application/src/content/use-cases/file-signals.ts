import type { StoredFile } from '@halolight/domain/content';
import { EntitySignals } from '../../kernel/index.js';
import type { NewFile } from '../ports/file-repository.js';

/** What is about to happen to a file. */
export class FileSignals extends EntitySignals<NewFile, StoredFile> {}

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Environment } from '../kernel/index.js';

/** The settings that files need. */
export type FilesSettings = Pick<Environment, 'dataDir' | 'jwtSecret' | 'quotaBytes' | 'storageUrl' | 'uploadMaxBytes'>;

/** Where content is kept: STORAGE_URL, or `files` in DATA_DIR. */
export function storageFolder({ dataDir, storageUrl }: Pick<FilesSettings, 'dataDir' | 'storageUrl'>): string {
  return storageUrl === null ? join(dataDir, 'files') : fileURLToPath(storageUrl);
}

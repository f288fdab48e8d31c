import type { ContentRegistry } from '../ports/content-registry.js';
import type { FileLinkRepository } from '../ports/file-link-repository.js';
import type { FileRepository } from '../ports/file-repository.js';
import type { UploadLedger } from '../ports/upload-ledger.js';
import type { ContentPorts } from './content-ports.js';

/** What keeps files, over one store, perhaps with some in it. */
export interface FilePorts extends Pick<ContentPorts, 'unitOfWork' | 'folders' | 'addUser' | 'addGroup'> {
  readonly files: FileRepository;
  readonly registry: ContentRegistry;
  readonly ledger: UploadLedger;
  readonly links: FileLinkRepository;
  /** The quota of every user. */
  readonly quotaBytes: number;
  readonly closeAccount: (userId: number) => Promise<void>;
  /** Has nothing heard of an upload for too long. */
  readonly lapse: (key: string) => Promise<void>;
}

/** Opens a store for one contract suite, once before its first test; the ports in it must share that store. */
export type OpenFiles = () => FilePorts | Promise<FilePorts>;

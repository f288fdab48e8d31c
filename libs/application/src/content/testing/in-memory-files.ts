import { RecordingJobQueue } from '../../kernel/testing/index.js';
import { FileGate } from '../use-cases/file-gate.js';
import { FileSignals } from '../use-cases/file-signals.js';
import type { FilePorts } from './file-ports.js';
import { InMemoryContent } from './in-memory-content.js';
import { InMemoryContentRegistry } from './in-memory-content-registry.js';
import { InMemoryFileLinkRepository } from './in-memory-file-link-repository.js';
import { InMemoryFileRepository } from './in-memory-file-repository.js';
import { InMemoryFileStorage } from './in-memory-file-storage.js';
import { InMemoryFileStore } from './in-memory-file-store.js';
import { InMemoryLinkPasswordThrottle } from './in-memory-link-password-throttle.js';
import { InMemoryUploadLedger } from './in-memory-upload-ledger.js';

/** All twins of files, with those of the folders that they lie in, over one new store, and what use cases share. */
export class InMemoryFiles extends InMemoryContent implements FilePorts {
  readonly quotaBytes = 1_000;
  readonly fileStore = new InMemoryFileStore();
  readonly jobs = new RecordingJobQueue();
  readonly storage = new InMemoryFileStorage();
  readonly files = new InMemoryFileRepository(this.store, this.fileStore);
  readonly registry = new InMemoryContentRegistry(this.store, this.fileStore);
  readonly ledger = new InMemoryUploadLedger(this.store, this.fileStore, this.quotaBytes);
  readonly links = new InMemoryFileLinkRepository(this.store, this.fileStore);
  readonly linkPasswords = new InMemoryLinkPasswordThrottle(this.clock);
  readonly fileSignals = new FileSignals();
  readonly fileGate = new FileGate(this.files, this.shares);

  readonly closeAccount = async (userId: number): Promise<void> => void this.fileStore.closedAccounts.add(userId);
  readonly lapse = async (key: string): Promise<void> => this.ledger.lapse(key);
}

import { FixedClock, InMemoryUnitOfWork, RecordingEventOutbox } from '../../kernel/testing/index.js';
import { DocumentGate } from '../use-cases/document-gate.js';
import { DocumentSignals } from '../use-cases/document-signals.js';
import { DocumentWriter } from '../use-cases/document-writer.js';
import { FolderFinder } from '../use-cases/folder-finder.js';
import { FolderSignals } from '../use-cases/folder-signals.js';
import { FolderTree } from '../use-cases/folder-tree.js';
import type { ContentPorts } from './content-ports.js';
import { InMemoryContentStore } from './in-memory-content-store.js';
import { InMemoryDocumentComments } from './in-memory-document-comments.js';
import { InMemoryDocumentRepository } from './in-memory-document-repository.js';
import { InMemoryFolderRepository } from './in-memory-folder-repository.js';
import { InMemoryShares } from './in-memory-shares.js';

/** All twins of folders and documents over one new store, and what use cases share. */
export class InMemoryContent implements ContentPorts {
  readonly clock = new FixedClock();
  readonly store = new InMemoryContentStore(this.clock);
  readonly unitOfWork = new InMemoryUnitOfWork();
  readonly outbox = new RecordingEventOutbox();
  readonly folders = new InMemoryFolderRepository(this.store);
  readonly documents = new InMemoryDocumentRepository(this.store);
  readonly shares = new InMemoryShares(this.store);
  readonly comments = new InMemoryDocumentComments(this.store);
  readonly folderSignals = new FolderSignals();
  readonly documentSignals = new DocumentSignals();
  readonly tree = new FolderTree(this.folders);
  readonly finder = new FolderFinder(this.folders);
  readonly gate = new DocumentGate(this.documents, this.shares);
  readonly writer = new DocumentWriter(this.documents, this.documentSignals, this.outbox);

  readonly addUser = async (): Promise<number> => {
    const id = this.store.nextId();
    this.store.users.add(id);
    return id;
  };

  readonly addGroup = async (...userIds: number[]): Promise<number> => {
    const id = this.store.nextId();
    this.store.groups.set(id, userIds);
    return id;
  };
}

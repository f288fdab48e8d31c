import type { UnitOfWork } from '../../kernel/index.js';
import type { DocumentComments } from '../ports/document-comments.js';
import type { DocumentRepository } from '../ports/document-repository.js';
import type { FolderRepository } from '../ports/folder-repository.js';
import type { DocumentShares } from '../ports/share-repository.js';

/** What keeps folders and documents, over one store, perhaps with some in it. */
export interface ContentPorts {
  readonly unitOfWork: UnitOfWork;
  readonly folders: FolderRepository;
  readonly documents: DocumentRepository;
  readonly shares: DocumentShares;
  readonly comments: DocumentComments;
  /** The id of a new account. */
  readonly addUser: () => Promise<number>;
  /** The id of a new group with these members. */
  readonly addGroup: (...userIds: number[]) => Promise<number>;
}

/** Opens a store for one contract suite, once before its first test; the ports in it must share that store. */
export type OpenContent = () => ContentPorts | Promise<ContentPorts>;

import {
  CommentOnDocument,
  CreateDocument,
  DeleteDocument,
  DeleteDocuments,
  DocumentDirectory,
  DocumentGate,
  DocumentSignals,
  DocumentWriter,
  FolderFinder,
  ListDocumentParts,
  RestoreDocument,
  ShareDocument,
  UnshareDocument,
  UpdateDocument,
} from '@halolight/application/content';
import { DocumentComments, DocumentRepository, DocumentShares } from '@halolight/application/content/ports';
import { Clock, EventOutbox, UnitOfWork } from '@halolight/application/kernel';
import type { ContainerModuleLoadOptions } from 'inversify';
import { Database } from '../kernel/index.js';
import { KnexDocumentComments } from './knex-document-comments.js';
import { KnexDocumentDirectory } from './knex-document-directory.js';
import { KnexDocumentRepository } from './knex-document-repository.js';
import { KnexShareRepository } from './sharing/knex-share-repository.js';
import { SHARED_DOCUMENTS } from './sharing/shared-resource.js';

type Bind = ContainerModuleLoadOptions['bind'];

/** Binds the adapters and the use cases of documents. */
export function bindDocuments(bind: Bind): void {
  bind(DocumentRepository).toDynamicValue((c) => new KnexDocumentRepository(c.get(Database))).inSingletonScope();
  bind(DocumentShares).toDynamicValue((c) => new KnexShareRepository(c.get(Database), SHARED_DOCUMENTS)).inSingletonScope();
  bind(DocumentComments).toDynamicValue((c) => new KnexDocumentComments(c.get(Database))).inSingletonScope();
  bind(DocumentDirectory).toDynamicValue((c) => new KnexDocumentDirectory(c.get(Database))).inSingletonScope();
  bind(DocumentSignals).toDynamicValue(() => new DocumentSignals()).inSingletonScope();
  bind(DocumentGate).toDynamicValue((c) => new DocumentGate(c.get(DocumentRepository), c.get(DocumentShares)));
  bind(DocumentWriter).toDynamicValue((c) => new DocumentWriter(c.get(DocumentRepository), c.get(DocumentSignals), c.get(EventOutbox)));
  bindWriting(bind);
  bindSharing(bind);
}

function bindWriting(bind: Bind): void {
  bind(CreateDocument).toDynamicValue(
    (c) => new CreateDocument(c.get(UnitOfWork), c.get(DocumentRepository), c.get(FolderFinder), c.get(DocumentSignals), c.get(EventOutbox)),
  );
  bind(UpdateDocument).toDynamicValue((c) => new UpdateDocument(c.get(UnitOfWork), c.get(DocumentGate), c.get(FolderFinder), c.get(DocumentWriter)));
  bind(RestoreDocument).toDynamicValue(
    (c) => new RestoreDocument(c.get(UnitOfWork), c.get(DocumentRepository), c.get(DocumentGate), c.get(DocumentWriter)),
  );
  bind(DeleteDocument).toDynamicValue(
    (c) => new DeleteDocument(c.get(UnitOfWork), c.get(DocumentRepository), c.get(DocumentGate), c.get(DocumentSignals), c.get(EventOutbox)),
  );
  bind(DeleteDocuments).toDynamicValue((c) => new DeleteDocuments(c.get(UnitOfWork), c.get(DeleteDocument)));
}

function bindSharing(bind: Bind): void {
  bind(ShareDocument).toDynamicValue(
    (c) => new ShareDocument(c.get(UnitOfWork), c.get(DocumentShares), c.get(DocumentGate), c.get(Clock), c.get(EventOutbox)),
  );
  bind(UnshareDocument).toDynamicValue(
    (c) => new UnshareDocument(c.get(UnitOfWork), c.get(DocumentShares), c.get(DocumentGate), c.get(EventOutbox)),
  );
  bind(CommentOnDocument).toDynamicValue(
    (c) => new CommentOnDocument(c.get(UnitOfWork), c.get(DocumentComments), c.get(DocumentGate), c.get(EventOutbox)),
  );
  bind(ListDocumentParts).toDynamicValue((c) => new ListDocumentParts(c.get(DocumentGate), c.get(DocumentDirectory)));
}

import {
  CommentOnDocument,
  CreateDocument,
  CreateFolder,
  CreateItem,
  DeleteDocument,
  DeleteDocuments,
  DeleteFolder,
  DeleteItem,
  DocumentDirectory,
  FolderDirectory,
  ItemDirectory,
  ListDocumentParts,
  RestoreDocument,
  ShareDocument,
  UnshareDocument,
  UpdateDocument,
  UpdateFolder,
  UpdateItem,
} from '@halolight/application/content';
import { ContainerModule } from 'inversify';
import { DocumentHistoryController } from './document-history.controller.js';
import { DocumentSharingController } from './document-sharing.controller.js';
import { DocumentsController } from './documents.controller.js';
import { FoldersController } from './folders.controller.js';
import { ItemsController } from './items.controller.js';

/** The controllers of content. */
export const contentHttpModule = new ContainerModule(({ bind }) => {
  bind(ItemsController)
    .toDynamicValue((c) => new ItemsController(c.get(ItemDirectory), c.get(CreateItem), c.get(UpdateItem), c.get(DeleteItem)))
    .inSingletonScope();
  bind(FoldersController)
    .toDynamicValue((c) => new FoldersController(c.get(FolderDirectory), c.get(CreateFolder), c.get(UpdateFolder), c.get(DeleteFolder)))
    .inSingletonScope();
  bind(DocumentsController)
    .toDynamicValue(
      (c) =>
        new DocumentsController(
          c.get(DocumentDirectory),
          c.get(CreateDocument),
          c.get(UpdateDocument),
          c.get(DeleteDocument),
          c.get(DeleteDocuments),
        ),
    )
    .inSingletonScope();
  bind(DocumentSharingController)
    .toDynamicValue((c) => new DocumentSharingController(c.get(ListDocumentParts), c.get(ShareDocument), c.get(UnshareDocument)))
    .inSingletonScope();
  bind(DocumentHistoryController)
    .toDynamicValue(
      (c) => new DocumentHistoryController(c.get(ListDocumentParts), c.get(DocumentDirectory), c.get(RestoreDocument), c.get(CommentOnDocument)),
    )
    .inSingletonScope();
});

import { CreateFolder, DeleteFolder, DocumentSignals, FileSignals, FolderClearing, FolderDirectory, FolderFinder, FolderSignals, FolderTree, UpdateFolder } from '@halolight/application/content';
import { DocumentRepository, FileRepository, FolderRepository } from '@halolight/application/content/ports';
import { EventOutbox, UnitOfWork } from '@halolight/application/kernel';
import type { ContainerModuleLoadOptions } from 'inversify';
import { Database } from '../kernel/index.js';
import { KnexFolderDirectory } from './knex-folder-directory.js';
import { KnexFolderRepository } from './knex-folder-repository.js';

/** Binds the adapters and the use cases of folders. */
export function bindFolders(bind: ContainerModuleLoadOptions['bind']): void {
  bind(FolderRepository).toDynamicValue((c) => new KnexFolderRepository(c.get(Database))).inSingletonScope();
  bind(FolderDirectory).toDynamicValue((c) => new KnexFolderDirectory(c.get(Database))).inSingletonScope();
  bind(FolderSignals).toDynamicValue(() => new FolderSignals()).inSingletonScope();
  bind(FolderTree).toDynamicValue((c) => new FolderTree(c.get(FolderRepository)));
  bind(FolderFinder).toDynamicValue((c) => new FolderFinder(c.get(FolderRepository)));
  bind(CreateFolder).toDynamicValue(
    (c) => new CreateFolder(c.get(UnitOfWork), c.get(FolderRepository), c.get(FolderTree), c.get(FolderSignals), c.get(EventOutbox)),
  );
  bind(UpdateFolder).toDynamicValue(
    (c) => new UpdateFolder(c.get(UnitOfWork), c.get(FolderRepository), c.get(FolderTree), c.get(FolderSignals), c.get(EventOutbox)),
  );
  bind(FolderClearing).toDynamicValue(
    (c) =>
      new FolderClearing(
        c.get(FolderRepository), c.get(DocumentRepository), c.get(FileRepository), c.get(FolderSignals), c.get(DocumentSignals), c.get(FileSignals),
      ),
  );
  bind(DeleteFolder).toDynamicValue(
    (c) => new DeleteFolder(c.get(UnitOfWork), c.get(FolderRepository), c.get(FolderTree), c.get(FolderClearing), c.get(FolderSignals), c.get(EventOutbox)),
  );
}

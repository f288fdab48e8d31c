import { CreateItem, DeleteItem, ItemDirectory, ItemSignals, UpdateItem } from '@halolight/application/content';
import { ItemRepository } from '@halolight/application/content/ports';
import { EventOutbox, UnitOfWork } from '@halolight/application/kernel';
import { ContainerModule } from 'inversify';
import { Database, DemoData, FixtureModel } from '../kernel/index.js';
import { bindDocuments } from './bind-documents.js';
import { bindFolders } from './bind-folders.js';
import { DemoContent } from './demo-content.js';
import { DemoItems } from './demo-items.js';
import { ItemFixtures } from './item-fixtures.js';
import { KnexItemDirectory } from './knex-item-directory.js';
import { KnexItemRepository } from './knex-item-repository.js';

/** Items, folders and documents: every port with its adapter, and every use case. A folder is deleted with its files, which needs `filesModule`. */
export const contentModule = new ContainerModule(({ bind }) => {
  bind(ItemRepository).toDynamicValue((c) => new KnexItemRepository(c.get(Database))).inSingletonScope();
  bind(ItemDirectory).toDynamicValue((c) => new KnexItemDirectory(c.get(Database))).inSingletonScope();
  bind(ItemSignals).toDynamicValue(() => new ItemSignals()).inSingletonScope();
  bind(CreateItem).toDynamicValue((c) => new CreateItem(c.get(UnitOfWork), c.get(ItemRepository), c.get(ItemSignals), c.get(EventOutbox)));
  bind(UpdateItem).toDynamicValue((c) => new UpdateItem(c.get(UnitOfWork), c.get(ItemRepository), c.get(ItemSignals), c.get(EventOutbox)));
  bind(DeleteItem).toDynamicValue((c) => new DeleteItem(c.get(UnitOfWork), c.get(ItemRepository), c.get(ItemSignals), c.get(EventOutbox)));
  bindFolders(bind);
  bindDocuments(bind);
  bind(FixtureModel).toDynamicValue((c) => new ItemFixtures(c.get(Database), c.get(CreateItem)));
  bind(DemoData).toDynamicValue((c) => new DemoItems(c.get(Database)));
  bind(DemoData).toDynamicValue((c) => new DemoContent(c.get(Database)));
});

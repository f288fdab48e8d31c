import { CreateItem, DeleteItem, ItemDirectory, UpdateItem } from '@halolight/application/content';
import { ContainerModule } from 'inversify';
import { ItemsController } from './items.controller.js';

/** The controllers of content. */
export const contentHttpModule = new ContainerModule(({ bind }) => {
  bind(ItemsController)
    .toDynamicValue((c) => new ItemsController(c.get(ItemDirectory), c.get(CreateItem), c.get(UpdateItem), c.get(DeleteItem)))
    .inSingletonScope();
});

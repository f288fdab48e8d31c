import { CreateVersion, DeleteVersion, UpdateVersion, VersionDirectory } from '@halolight/application/versioning';
import { ContainerModule } from 'inversify';
import { VersionsController } from './versions.controller.js';

/** The controllers of API versions. */
export const versioningHttpModule = new ContainerModule(({ bind }) => {
  bind(VersionsController)
    .toDynamicValue((c) => new VersionsController(c.get(VersionDirectory), c.get(CreateVersion), c.get(UpdateVersion), c.get(DeleteVersion)))
    .inSingletonScope();
});

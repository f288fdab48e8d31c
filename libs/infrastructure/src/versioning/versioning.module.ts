import { EventOutbox, Logger, UnitOfWork } from '@halolight/application/kernel';
import { CreateVersion, DeleteVersion, SupportedVersions, UpdateVersion, VersionDirectory, VersionSignals } from '@halolight/application/versioning';
import { VersionRepository } from '@halolight/application/versioning/ports';
import { ContainerModule } from 'inversify';
import { ChangeFeed, Database } from '../kernel/index.js';
import { KnexVersionDirectory } from './knex-version-directory.js';
import { KnexVersionRepository } from './knex-version-repository.js';
import { ListeningSupportedVersions } from './listening-supported-versions.js';

/** API versions: every port with its adapter, and every use case. */
export const versioningModule = new ContainerModule(({ bind }) => {
  bind(ListeningSupportedVersions)
    .toDynamicValue((c) => new ListeningSupportedVersions(c.get(Database), c.get(Logger), c.get(ChangeFeed)))
    .inSingletonScope();
  bind(SupportedVersions).toDynamicValue((c) => c.get(ListeningSupportedVersions));
  bind(VersionRepository)
    .toDynamicValue((c) => new KnexVersionRepository(c.get(Database), c.get(ListeningSupportedVersions)))
    .inSingletonScope();
  bind(VersionDirectory).toDynamicValue((c) => new KnexVersionDirectory(c.get(Database))).inSingletonScope();
  bind(VersionSignals).toDynamicValue(() => new VersionSignals()).inSingletonScope();
  bind(CreateVersion).toDynamicValue((c) => new CreateVersion(c.get(UnitOfWork), c.get(VersionRepository), c.get(VersionSignals), c.get(EventOutbox)));
  bind(UpdateVersion).toDynamicValue((c) => new UpdateVersion(c.get(UnitOfWork), c.get(VersionRepository), c.get(VersionSignals), c.get(EventOutbox)));
  bind(DeleteVersion).toDynamicValue((c) => new DeleteVersion(c.get(UnitOfWork), c.get(VersionRepository), c.get(VersionSignals), c.get(EventOutbox)));
});

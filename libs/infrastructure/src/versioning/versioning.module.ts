import { Logger } from '@halolight/application/kernel';
import { SupportedVersions } from '@halolight/application/versioning';
import { ContainerModule } from 'inversify';
import { ChangeFeed, Database } from '../kernel/index.js';
import { ListeningSupportedVersions } from './listening-supported-versions.js';

/** Everything about API versions. */
export const versioningModule = new ContainerModule(({ bind }) => {
  bind(ListeningSupportedVersions)
    .toDynamicValue((context) => new ListeningSupportedVersions(context.get(Database), context.get(Logger), context.get(ChangeFeed)))
    .inSingletonScope();
  bind(SupportedVersions).toDynamicValue((context) => context.get(ListeningSupportedVersions));
});

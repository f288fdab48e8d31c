import { LiveEventLog, OpenSessions } from '@halolight/application/collaboration';
import { Logger } from '@halolight/application/kernel';
import { ChangeFeed, Metrics } from '@halolight/infrastructure/kernel';
import { ContainerModule } from 'inversify';
import { LiveHub } from './live-hub.js';

/** The live channel of this process. */
export const realtimeModule = new ContainerModule(({ bind }) => {
  bind(LiveHub)
    .toDynamicValue((c) => new LiveHub(c.get(LiveEventLog), c.get(OpenSessions), c.get(ChangeFeed), c.get(Logger), c.get(Metrics)))
    .inSingletonScope();
});

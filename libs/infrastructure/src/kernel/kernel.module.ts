import { Clock, EventHandlers, EventOutbox, JobQueue, Logger, UnitOfWork } from '@halolight/application/kernel';
import { ContainerModule } from 'inversify';
import { ChangeFeed } from './change-feed/index.js';
import { Database, KnexUnitOfWork } from './database/index.js';
import { KnexEventOutbox, TellEvent } from './events/index.js';
import { GraphileJobQueue } from './jobs/index.js';
import { Metrics } from './metrics.js';
import { SystemClock } from './system-clock.js';

/** What an application opens before it wires its features. */
export interface KernelParts {
  readonly database: Database;
  readonly feed: ChangeFeed;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** What every feature leans on. */
export function kernelModule({ database, feed, logger, metrics }: KernelParts): ContainerModule {
  return new ContainerModule(({ bind }) => {
    bind(Database).toConstantValue(database);
    bind(ChangeFeed).toConstantValue(feed);
    bind(Logger).toConstantValue(logger);
    bind(Metrics).toConstantValue(metrics);
    bind(Clock).toDynamicValue(() => new SystemClock()).inSingletonScope();
    bind(UnitOfWork).toDynamicValue(() => new KnexUnitOfWork(database)).inSingletonScope();
    bind(JobQueue).toDynamicValue(() => new GraphileJobQueue(database)).inSingletonScope();
    bind(EventHandlers).toDynamicValue(() => new EventHandlers()).inSingletonScope();
    bind(EventOutbox)
      .toDynamicValue((context) => new KnexEventOutbox(database, context.get(JobQueue), context.get(EventHandlers)))
      .inSingletonScope();
    bind(TellEvent).toDynamicValue((context) => new TellEvent(database, context.get(EventHandlers)));
  });
}

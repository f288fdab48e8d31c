import {
  Clock,
  EventHandlers,
  EventLoop,
  EventOutbox,
  IdempotencyStore,
  JobQueue,
  Logger,
  PurgeIdempotencyKeys,
  RequestLimit,
  UnitOfWork,
} from '@halolight/application/kernel';
import { ContainerModule } from 'inversify';
import { ChangeFeed } from './change-feed/index.js';
import { Database, KnexUnitOfWork } from './database/index.js';
import { KnexEventOutbox, TellEvent } from './events/index.js';
import { FixtureFiles, FixtureLoader, FixtureModel, InitialFixtures } from './fixtures/index.js';
import { KnexIdempotencyStore } from './idempotency/index.js';
import { GraphileJobQueue } from './jobs/index.js';
import { Metrics } from './metrics.js';
import { NodeEventLoop } from './node-event-loop.js';
import { SharedRequestLimit } from './rate-limits/index.js';
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
    bind(EventLoop).toDynamicValue(() => new NodeEventLoop()).inSingletonScope();
    bind(UnitOfWork).toDynamicValue(() => new KnexUnitOfWork(database)).inSingletonScope();
    bind(JobQueue).toDynamicValue(() => new GraphileJobQueue(database)).inSingletonScope();
    bind(EventHandlers).toDynamicValue(() => new EventHandlers()).inSingletonScope();
    bind(EventOutbox)
      .toDynamicValue((context) => new KnexEventOutbox(database, context.get(JobQueue), context.get(EventHandlers)))
      .inSingletonScope();
    bind(IdempotencyStore).toDynamicValue((context) => new KnexIdempotencyStore(database, context.get(Clock))).inSingletonScope();
    bind(PurgeIdempotencyKeys).toDynamicValue((context) => new PurgeIdempotencyKeys(context.get(IdempotencyStore), context.get(Clock)));
    bind(RequestLimit).toDynamicValue(() => new SharedRequestLimit(database)).inSingletonScope();
    bind(FixtureLoader).toDynamicValue((context) => new FixtureLoader(database, context.getAll(FixtureModel)));
    bind(InitialFixtures).toDynamicValue((context) => new InitialFixtures(database, new FixtureFiles(), context.get(FixtureLoader)));
    bind(TellEvent).toDynamicValue((context) => new TellEvent(database, context.get(EventHandlers)));
  });
}

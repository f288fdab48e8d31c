import { FixedClock, InMemoryUnitOfWork, RecordingEventOutbox } from '../../kernel/testing/index.js';
import { OrderSignals } from '../use-cases/order-signals.js';
import { TaskSignals } from '../use-cases/task-signals.js';
import type { AnalyticsPorts } from './analytics-ports.js';
import { InMemoryAnalyticsStore } from './in-memory-analytics-store.js';
import { InMemoryDashboardFigures } from './in-memory-dashboard-figures.js';
import { InMemoryOrderDirectory } from './in-memory-order-directory.js';
import { InMemoryOrderRepository } from './in-memory-order-repository.js';
import { InMemoryTaskDirectory } from './in-memory-task-directory.js';
import { InMemoryTaskRepository } from './in-memory-task-repository.js';
import { InMemoryVisitLog } from './in-memory-visit-log.js';

/** All twins of analytics over one new store. */
export class InMemoryAnalytics implements AnalyticsPorts {
  readonly clock = new FixedClock();
  readonly store = new InMemoryAnalyticsStore(this.clock);
  readonly unitOfWork = new InMemoryUnitOfWork();
  readonly outbox = new RecordingEventOutbox();
  readonly orderSignals = new OrderSignals();
  readonly taskSignals = new TaskSignals();
  readonly orders = new InMemoryOrderRepository(this.store);
  readonly orderDirectory = new InMemoryOrderDirectory(this.store);
  readonly tasks = new InMemoryTaskRepository(this.store);
  readonly taskDirectory = new InMemoryTaskDirectory(this.store);
  readonly visits = new InMemoryVisitLog(this.store);
  readonly figures = new InMemoryDashboardFigures(this.store);

  readonly addUser = async (): Promise<number> => {
    const id = this.store.nextId();
    this.store.users.set(id, this.clock.now());
    return id;
  };
}

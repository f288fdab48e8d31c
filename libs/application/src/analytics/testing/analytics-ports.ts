import type { UnitOfWork } from '../../kernel/index.js';
import type { OrderRepository } from '../ports/order-repository.js';
import type { TaskRepository } from '../ports/task-repository.js';
import type { VisitLog } from '../ports/visit-log.js';
import type { DashboardFigures } from '../queries/dashboard-figures.js';
import type { OrderDirectory } from '../queries/order-directory.js';
import type { TaskDirectory } from '../queries/task-directory.js';

/** What keeps orders, tasks and visits, over one store, perhaps with some in it. */
export interface AnalyticsPorts {
  readonly unitOfWork: UnitOfWork;
  readonly orders: OrderRepository;
  readonly orderDirectory: OrderDirectory;
  readonly tasks: TaskRepository;
  readonly taskDirectory: TaskDirectory;
  readonly visits: VisitLog;
  readonly figures: DashboardFigures;
  /** The id of a new account. */
  readonly addUser: () => Promise<number>;
}

/** Opens a store for one contract suite, once before its first test; the ports in it must share that store. */
export type OpenAnalytics = () => AnalyticsPorts | Promise<AnalyticsPorts>;

import { Dashboard, DashboardFigures, OrderDirectory, TaskDirectory, TodaysEvents } from '@halolight/application/analytics';
import { OrderRepository, Rollups, TaskRepository, VisitLog, VisitPartitions } from '@halolight/application/analytics/ports';
import { ActivityLog } from '@halolight/application/auditing';
import { Clock } from '@halolight/application/kernel';
import { ContainerModule } from 'inversify';
import { Database, DemoData } from '../kernel/index.js';
import { bindAnalyticsUseCases } from './bind-analytics-use-cases.js';
import { DemoAnalytics } from './demo-analytics.js';
import { KnexDashboardFigures } from './knex-dashboard-figures.js';
import { KnexOrderDirectory } from './knex-order-directory.js';
import { KnexOrderRepository } from './knex-order-repository.js';
import { KnexRollups } from './knex-rollups.js';
import { KnexTaskDirectory } from './knex-task-directory.js';
import { KnexTaskRepository } from './knex-task-repository.js';
import { KnexVisitLog } from './knex-visit-log.js';
import { KnexVisitPartitions } from './knex-visit-partitions.js';

/** Visits, orders and tasks, and the dashboard they make. It needs `auditingModule`, for the latest activities, and `collaborationModule`, for today's events. */
export const analyticsModule = new ContainerModule(({ bind }) => {
  bind(OrderRepository).toDynamicValue((c) => new KnexOrderRepository(c.get(Database))).inSingletonScope();
  bind(OrderDirectory).toDynamicValue((c) => new KnexOrderDirectory(c.get(Database))).inSingletonScope();
  bind(TaskRepository).toDynamicValue((c) => new KnexTaskRepository(c.get(Database))).inSingletonScope();
  bind(TaskDirectory).toDynamicValue((c) => new KnexTaskDirectory(c.get(Database))).inSingletonScope();
  bind(VisitLog).toDynamicValue((c) => new KnexVisitLog(c.get(Database))).inSingletonScope();
  bind(VisitPartitions).toDynamicValue((c) => new KnexVisitPartitions(c.get(Database))).inSingletonScope();
  bind(Rollups).toDynamicValue((c) => new KnexRollups(c.get(Database))).inSingletonScope();
  bind(DashboardFigures).toDynamicValue((c) => new KnexDashboardFigures(c.get(Database))).inSingletonScope();
  bind(Dashboard)
    .toDynamicValue((c) => new Dashboard(c.get(DashboardFigures), c.get(TaskDirectory), c.get(TodaysEvents), c.get(ActivityLog), c.get(Clock)))
    .inSingletonScope();
  bindAnalyticsUseCases(bind);
  bind(DemoData).toDynamicValue((c) => new DemoAnalytics(c.get(Database), c.get(Clock)));
});

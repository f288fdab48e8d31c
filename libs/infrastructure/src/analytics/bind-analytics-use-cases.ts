import {
  CreateOrder,
  CreateTask,
  DeleteOrder,
  DeleteTask,
  FoldRollups,
  KeepVisitPartitions,
  OrderSignals,
  RecordVisit,
  TaskSignals,
  UpdateOrder,
  UpdateTask,
} from '@halolight/application/analytics';
import { OrderRepository, Rollups, TaskRepository, VisitLog, VisitPartitions } from '@halolight/application/analytics/ports';
import { Clock, EventOutbox, UnitOfWork } from '@halolight/application/kernel';
import type { ContainerModuleLoadOptions } from 'inversify';

/** Binds the use cases of analytics. */
export function bindAnalyticsUseCases(bind: ContainerModuleLoadOptions['bind']): void {
  bind(OrderSignals).toDynamicValue(() => new OrderSignals()).inSingletonScope();
  bind(CreateOrder).toDynamicValue((c) => new CreateOrder(c.get(UnitOfWork), c.get(OrderRepository), c.get(OrderSignals), c.get(EventOutbox)));
  bind(UpdateOrder).toDynamicValue((c) => new UpdateOrder(c.get(UnitOfWork), c.get(OrderRepository), c.get(OrderSignals), c.get(EventOutbox)));
  bind(DeleteOrder).toDynamicValue((c) => new DeleteOrder(c.get(UnitOfWork), c.get(OrderRepository), c.get(OrderSignals), c.get(EventOutbox)));
  bind(TaskSignals).toDynamicValue(() => new TaskSignals()).inSingletonScope();
  bind(CreateTask).toDynamicValue((c) => new CreateTask(c.get(UnitOfWork), c.get(TaskRepository), c.get(TaskSignals), c.get(EventOutbox)));
  bind(UpdateTask).toDynamicValue((c) => new UpdateTask(c.get(UnitOfWork), c.get(TaskRepository), c.get(TaskSignals), c.get(EventOutbox)));
  bind(DeleteTask).toDynamicValue((c) => new DeleteTask(c.get(UnitOfWork), c.get(TaskRepository), c.get(TaskSignals), c.get(EventOutbox)));
  bind(RecordVisit).toDynamicValue((c) => new RecordVisit(c.get(VisitLog)));
  bind(FoldRollups).toDynamicValue((c) => new FoldRollups(c.get(Rollups)));
  bind(KeepVisitPartitions).toDynamicValue((c) => new KeepVisitPartitions(c.get(VisitPartitions), c.get(Clock)));
}

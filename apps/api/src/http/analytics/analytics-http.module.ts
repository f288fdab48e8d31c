import {
  CreateOrder,
  CreateTask,
  Dashboard,
  DeleteOrder,
  DeleteTask,
  OrderDirectory,
  RecordVisit,
  TaskDirectory,
  UpdateOrder,
  UpdateTask,
} from '@halolight/application/analytics';
import { ContainerModule } from 'inversify';
import { DashboardController } from './dashboard.controller.js';
import { OrdersController } from './orders.controller.js';
import { TasksController } from './tasks.controller.js';
import { VisitsController } from './visits.controller.js';

/** The controllers of analytics. */
export const analyticsHttpModule = new ContainerModule(({ bind }) => {
  bind(OrdersController)
    .toDynamicValue((c) => new OrdersController(c.get(OrderDirectory), c.get(CreateOrder), c.get(UpdateOrder), c.get(DeleteOrder)))
    .inSingletonScope();
  bind(TasksController)
    .toDynamicValue((c) => new TasksController(c.get(TaskDirectory), c.get(CreateTask), c.get(UpdateTask), c.get(DeleteTask)))
    .inSingletonScope();
  bind(VisitsController).toDynamicValue((c) => new VisitsController(c.get(RecordVisit))).inSingletonScope();
  bind(DashboardController).toDynamicValue((c) => new DashboardController(c.get(Dashboard))).inSingletonScope();
});

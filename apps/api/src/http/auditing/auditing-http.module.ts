import { ActivityLog } from '@halolight/application/auditing';
import { ContainerModule } from 'inversify';
import { ActivitiesController } from './activities.controller.js';

/** The controllers of the audit log. */
export const auditingHttpModule = new ContainerModule(({ bind }) => {
  bind(ActivitiesController).toDynamicValue((c) => new ActivitiesController(c.get(ActivityLog))).inSingletonScope();
});

import { ActivityLog } from '@halolight/application/auditing';
import { ContainerModule } from 'inversify';
import { Database } from '../kernel/index.js';
import { KnexActivityLog } from './knex-activity-log.js';

/** Reading the audit log; it is written by the kernel's event outbox. */
export const auditingModule = new ContainerModule(({ bind }) => {
  bind(ActivityLog).toDynamicValue((c) => new KnexActivityLog(c.get(Database))).inSingletonScope();
});

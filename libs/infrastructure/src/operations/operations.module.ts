import { JobDirectory } from '@halolight/application/operations';
import { ContainerModule } from 'inversify';
import { Database } from '../kernel/index.js';
import { KnexJobDirectory } from './knex-job-directory.js';

/** Looking at what keeps the installation going. */
export const operationsModule = new ContainerModule(({ bind }) => {
  bind(JobDirectory).toDynamicValue((c) => new KnexJobDirectory(c.get(Database))).inSingletonScope();
});

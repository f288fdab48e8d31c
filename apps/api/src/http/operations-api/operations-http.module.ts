import { JobDirectory } from '@halolight/application/operations';
import { ContainerModule } from 'inversify';
import { JobsController } from './jobs.controller.js';

/** The controllers of operations. */
export const operationsHttpModule = new ContainerModule(({ bind }) => {
  bind(JobsController).toDynamicValue((c) => new JobsController(c.get(JobDirectory))).inSingletonScope();
});

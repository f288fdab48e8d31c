import { PurgeExpiredSessions } from '@halolight/application/identity';
import { identityModule } from '@halolight/infrastructure/identity';
import { kernelModule, type Environment, type KernelParts } from '@halolight/infrastructure/kernel';
import { Container } from 'inversify';
import type { Job } from './job.js';
import { PurgeExpiredSessionsJob } from './jobs/purge-expired-sessions.job.js';

/** Wires the features to the jobs that run them. */
export function composeJobs(environment: Environment, parts: KernelParts): Job[] {
  const container = new Container();
  container.load(kernelModule(parts), identityModule(environment));
  return [new PurgeExpiredSessionsJob(container.get(PurgeExpiredSessions), parts.logger)];
}

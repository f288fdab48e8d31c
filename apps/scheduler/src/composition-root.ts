import { FoldRollups, KeepVisitPartitions } from '@halolight/application/analytics';
import { DeliverReminders, PurgeLiveEvents, PurgeNotifications } from '@halolight/application/collaboration';
import { MakeThumbnail, PurgeLinkAccesses, SweepFileStorage, SweepStrayObjects } from '@halolight/application/content';
import { PurgeExpiredSessions, PurgePasswordResets, SendPasswordReset } from '@halolight/application/identity';
import { Mailer, PurgeIdempotencyKeys } from '@halolight/application/kernel';
import { JobDirectory } from '@halolight/application/operations';
import { LoadInitialPosts } from '@halolight/infrastructure/blog';
import { featureModules } from '@halolight/infrastructure/features';
import { DeliverMail, kernelModule, TellEvent, type Environment, type KernelParts } from '@halolight/infrastructure/kernel';
import { Container } from 'inversify';
import type { Job } from './job.js';
import { AlertDeadJobsJob } from './jobs/alert-dead-jobs.job.js';
import { DeliverMailJob } from './jobs/deliver-mail.job.js';
import { DeliverRemindersJob } from './jobs/deliver-reminders.job.js';
import { FoldRollupsJob } from './jobs/fold-rollups.job.js';
import { KeepVisitPartitionsJob } from './jobs/keep-visit-partitions.job.js';
import { LoadInitialPostsJob } from './jobs/load-initial-posts.job.js';
import { MakeThumbnailJob } from './jobs/make-thumbnail.job.js';
import { PurgeJob } from './jobs/purge.job.js';
import { SendPasswordResetJob } from './jobs/send-password-reset.job.js';
import { SweepFileStorageJob } from './jobs/sweep-file-storage.job.js';
import { SweepStrayObjectsJob } from './jobs/sweep-stray-objects.job.js';
import { TellEventJob } from './jobs/tell-event.job.js';

/** Wires the features to the jobs that run them. */
export function composeJobs(environment: Environment, parts: KernelParts, mailer: Mailer): Job[] {
  const container = new Container();
  container.load(kernelModule(parts), ...featureModules(environment));
  container.bind(Mailer).toConstantValue(mailer);
  return [
    new TellEventJob(container.get(TellEvent)),
    new DeliverMailJob(new DeliverMail(mailer)),
    new DeliverRemindersJob(container.get(DeliverReminders), parts.logger),
    new SendPasswordResetJob(container.get(SendPasswordReset)),
    new AlertDeadJobsJob(container.get(JobDirectory), parts.logger),
    new PurgeJob('purge-expired-sessions', 0, container.get(PurgeExpiredSessions), parts.logger),
    new PurgeJob('purge-password-resets', 20, container.get(PurgePasswordResets), parts.logger),
    new PurgeJob('purge-idempotency-keys', 40, container.get(PurgeIdempotencyKeys), parts.logger),
    new PurgeJob('purge-live-events', 50, container.get(PurgeLiveEvents), parts.logger),
    new PurgeJob('purge-notifications', 30, container.get(PurgeNotifications), parts.logger),
    new PurgeJob('purge-link-accesses', 10, container.get(PurgeLinkAccesses), parts.logger),
    new SweepFileStorageJob(container.get(SweepFileStorage), parts.logger),
    new SweepStrayObjectsJob(container.get(SweepStrayObjects), parts.logger),
    new FoldRollupsJob(container.get(FoldRollups), parts.logger),
    new KeepVisitPartitionsJob(container.get(KeepVisitPartitions), parts.logger),
    new LoadInitialPostsJob(container.get(LoadInitialPosts), parts.logger),
    new MakeThumbnailJob(container.get(MakeThumbnail)),
  ];
}

import { inBatches, type Clock } from '../../kernel/index.js';
import type { NotificationRepository } from '../ports/notification-repository.js';

const BATCH = 5_000;
const DAY_MS = 24 * 3_600_000;
/**
 * What is deleted keeps its event from being told again: ten attempts, each of which may be lost with its scheduler and come back after four hours,
 * and three and a half hours of waits between them, make less than two days.
 */
const DELETED_KEPT_MS = 30 * DAY_MS;
const READ_KEPT_MS = 365 * DAY_MS;

/** Deletes notifications thirty days after they were thrown away or withdrawn, and a year after they were read. */
export class PurgeNotifications {
  constructor(
    private readonly notifications: NotificationRepository,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<{ deleted: number }> {
    const before = (keptMs: number) => new Date(this.clock.now().getTime() - keptMs);
    const thrownAway = await inBatches(BATCH, (limit) => this.notifications.forgetDeleted(before(DELETED_KEPT_MS), limit));
    const read = await inBatches(BATCH, (limit) => this.notifications.forgetRead(before(READ_KEPT_MS), limit));
    return { deleted: thrownAway + read };
  }
}

import type { SettleAbandonedAnswers } from '@halolight/application/assistant';
import type { Logger } from '@halolight/application/kernel';

/** Milliseconds; with the lease, how long a front end waits for an answer whose process was killed. */
const PERIOD_MS = 5_000;

/** Looks on every process, all the time, for answers of processes that are gone. */
export class AbandonedAnswersSweep {
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly settle: Pick<SettleAbandonedAnswers, 'execute'>,
    private readonly logger: Logger,
    periodMs = PERIOD_MS,
  ) {
    this.timer = setInterval(() => void this.sweep(), periodMs).unref();
  }

  close(): void {
    clearInterval(this.timer);
  }

  private async sweep(): Promise<void> {
    await this.settle.execute().catch((error: unknown) => this.logger.warn('Abandoned answers could not be looked for', { error }));
  }
}

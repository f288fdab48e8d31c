import { TELL_EVENT_JOB, type TellEvent } from '@halolight/infrastructure/kernel';
import type { Job } from '../job.js';

/** Tells one handler of one event: an `after` signal. */
export class TellEventJob implements Job {
  readonly name = TELL_EVENT_JOB;

  constructor(private readonly tellEvent: Pick<TellEvent, 'run'>) {}

  run(payload: unknown): Promise<void> {
    return this.tellEvent.run(payload);
  }
}

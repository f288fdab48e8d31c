import { SecurityEvents, type SecurityEvent } from '@halolight/application/identity/ports';
import type { DomainEvent, EventOutbox, Logger } from '@halolight/application/kernel';
import type { Metrics } from '../kernel/index.js';

/** Writes security events to the audit log and the process's own, and counts sign-ins. */
export class ObservedSecurityEvents extends SecurityEvents {
  constructor(
    private readonly logger: Logger,
    private readonly metrics: Metrics,
    private readonly outbox: EventOutbox,
  ) {
    super();
  }

  async record(event: SecurityEvent): Promise<void> {
    const { type, ...fields } = event;
    if (type === 'session.started') this.metrics.countSignIn('success');
    if (type === 'session.refused') this.metrics.countSignIn('refused');
    if (type === 'session.reuse_detected') this.metrics.countSignIn('reuse_detected');
    if (type === 'session.reuse_detected') this.logger.warn(type, fields);
    else this.logger.info(type, fields);
    await this.outbox.publish({ type, actorId: event.userId, subject: subjectOf(event) });
  }
}

function subjectOf(event: SecurityEvent): DomainEvent['subject'] {
  if ('sessionId' in event && event.sessionId !== null) return { type: 'session', id: event.sessionId };
  return event.userId === null ? null : { type: 'user', id: event.userId };
}

import { SecurityEvents, type SecurityEvent } from '@halolight/application/identity/ports';
import type { Logger } from '@halolight/application/kernel';
import type { Metrics } from '../kernel/index.js';

/** Writes security events to the log and counts sign-ins. */
export class ObservedSecurityEvents extends SecurityEvents {
  constructor(
    private readonly logger: Logger,
    private readonly metrics: Metrics,
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
  }
}

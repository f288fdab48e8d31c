import { SecurityEvents, type SecurityEvent } from '../ports/security-events.js';

/** Remembers security events in the order they came. */
export class RecordingSecurityEvents extends SecurityEvents {
  readonly events: SecurityEvent[] = [];

  override async record(event: SecurityEvent): Promise<void> {
    this.events.push(event);
  }
}

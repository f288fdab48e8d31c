import type { Client } from '../../kernel/index.js';

/** Something a guard of the house wants to know. Logins are e-mail addresses or usernames as typed, and never kept. */
export type SecurityEvent =
  | { readonly type: 'session.started'; readonly userId: number; readonly sessionId: number; readonly client: Client }
  | { readonly type: 'session.refused'; readonly userId: number | null; readonly client: Client }
  | { readonly type: 'session.ended'; readonly userId: number; readonly sessionId: number | null }
  | { readonly type: 'session.reuse_detected'; readonly userId: number; readonly sessionId: number; readonly client: Client }
  | { readonly type: 'password.changed'; readonly userId: number }
  | { readonly type: 'password.reset'; readonly userId: number };

/** Where security events go. Called inside the unit of work that causes the event, where there is one. */
export abstract class SecurityEvents {
  abstract record(event: SecurityEvent): Promise<void>;
}

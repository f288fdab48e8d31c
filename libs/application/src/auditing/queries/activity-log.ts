import type { EventData } from '../../kernel/index.js';
import type { Page, PageRequest } from '@halolight/domain/kernel';

/** One line of the audit log: who did what to what, when, and from where. */
export interface ActivityView {
  readonly id: number;
  /** `user.created` */
  readonly type: string;
  /** Null for the system itself and for callers who were not signed in. */
  readonly actor: { readonly id: number; readonly name: string } | null;
  readonly subject: { readonly type: string; readonly id: number } | null;
  /** What is told of it: nothing that somebody wrote. */
  readonly data: EventData;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly requestId: string | null;
  readonly createdAt: Date;
}

export interface ActivityFilter {
  readonly type?: string | undefined;
  readonly actorId?: number | undefined;
  readonly subjectType?: string | undefined;
  readonly subjectId?: number | undefined;
  /** Not before. */
  readonly from?: Date | undefined;
  /** Before. */
  readonly to?: Date | undefined;
}

/** The audit log, for reading. */
export abstract class ActivityLog {
  /** Sorted by createdAt, newest first by default. */
  abstract page(request: PageRequest, filter: ActivityFilter): Promise<Page<ActivityView>>;
}

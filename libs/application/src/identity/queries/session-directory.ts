import type { Page, PageRequest } from '@halolight/domain/kernel';

export interface SessionView {
  readonly id: number;
  readonly userAgent: string | null;
  readonly ip: string | null;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
  readonly expiresAt: Date;
}

/** The live sessions of a user. */
export abstract class SessionDirectory {
  /** Sorted by id, createdAt or lastUsedAt, last used first by default. */
  abstract page(userId: number, request: PageRequest): Promise<Page<SessionView>>;
}

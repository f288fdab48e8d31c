import type { FileContent, FileLink } from '@halolight/domain/content';
import type { LinkOutcome } from '../ports/file-link-repository.js';

export interface KeptContent {
  readonly content: FileContent;
  readonly thumbnailKey: string | null;
}

export interface KeptUpload {
  readonly userId: number | null;
  readonly reserved: number;
  readonly isLapsed: boolean;
}

export interface KeptLink extends Omit<FileLink, 'isSuspended'> {
  readonly tokenHash: string;
}

export interface KeptAccess {
  readonly linkId: number | null;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly outcome: LinkOutcome;
  readonly at: Date;
}

/** What the in-memory twins of files share, beside the files themselves. Its rows are replaced, never changed. */
export class InMemoryFileStore {
  readonly contents = new Map<string, KeptContent>();
  readonly uploads = new Map<string, KeptUpload>();
  readonly links = new Map<number, KeptLink>();
  readonly closedAccounts = new Set<number>();
  /** `user/file`. */
  readonly favorites = new Set<string>();
  accesses: readonly KeptAccess[] = [];
}

import { DomainError, ForbiddenError, UnavailableError } from '../../kernel/index.js';

/** More bytes than one file may have. */
export class FileTooLargeError extends DomainError {
  readonly kind = 'too-large';

  /** @param limit in bytes */
  constructor(readonly limit: number) {
    super(`The file is larger than the limit of ${limit} bytes`, [{ field: 'file', message: `Must have at most ${limit} bytes` }]);
  }
}

/** More bytes than a user may keep. */
export class QuotaExceededError extends DomainError {
  readonly kind = 'too-large';

  /** @param quota in bytes */
  constructor(readonly quota: number) {
    super(`The storage quota of ${quota} bytes does not leave room for this file; delete something first`, [
      { field: 'file', message: 'Does not fit into what is left of the quota' },
    ]);
  }
}

/** The disk itself is full: nothing the caller did, and nothing a larger quota would help. */
export class StorageFullError extends UnavailableError {
  constructor(options?: { cause: unknown }) {
    super('There is no room for files at the moment', 60, options);
  }
}

/** The room kept for an upload was given up, because nothing was heard of it for too long. */
export class UploadLapsedError extends UnavailableError {
  constructor() {
    super('The upload was given up because it took too long; send it again');
  }
}

/** The signature on a download URL is wrong, or its time is over. */
export class DownloadUrlRefusedError extends ForbiddenError {
  constructor() {
    super('This download URL is not valid any more; ask for a new one');
  }
}

/** A link has a password, and this is not it. */
export class WrongLinkPasswordError extends DomainError {
  readonly kind = 'unauthenticated';

  constructor() {
    super('This link needs its password; send it as X-Share-Password');
  }
}

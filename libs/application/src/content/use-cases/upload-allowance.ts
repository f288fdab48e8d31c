import { FileTooLargeError } from '@halolight/domain/content';
import type { Clock } from '../../kernel/index.js';
import type { ByteStream } from '../ports/file-storage.js';
import type { UploadLedger } from '../ports/upload-ledger.js';

/** Room is kept in steps, so that not every packet asks the database. */
const STEP_BYTES = 4 * 1024 * 1024;
/** How often a slow upload says that it is alive. */
const RENEWAL_MS = 60_000;

export interface AllowanceTerms {
  readonly key: string;
  /** The most that one file may have, in bytes. */
  readonly maxBytes: number;
  /** How much is going to come, where the sender said so: no room is kept beyond it. */
  readonly announcedBytes: number | null;
}

/** Sees to it that no byte of an upload passes for which there is no room. */
export class UploadAllowance {
  private received = 0;
  private reserved = 0;
  private renewedAt: number;

  constructor(
    private readonly ledger: UploadLedger,
    private readonly clock: Clock,
    private readonly terms: AllowanceTerms,
  ) {
    this.renewedAt = clock.now().getTime();
  }

  /** The same bytes. @throws FileTooLargeError, QuotaExceededError before the first byte too many, UploadLapsedError */
  async *metered(content: ByteStream): AsyncGenerator<Uint8Array> {
    for await (const chunk of content) {
      await this.cover(chunk.byteLength);
      yield chunk;
    }
  }

  private async cover(bytes: number): Promise<void> {
    this.received += bytes;
    if (this.received > this.terms.maxBytes) throw new FileTooLargeError(this.terms.maxBytes);
    const isSilent = this.clock.now().getTime() - this.renewedAt > RENEWAL_MS;
    if (this.received <= this.reserved && !isSilent) return;
    this.reserved = await this.ledger.reserve(this.terms.key, this.received, this.wanted());
    this.renewedAt = this.clock.now().getTime();
  }

  private wanted(): number {
    const { announcedBytes, maxBytes } = this.terms;
    return Math.max(this.received, Math.min(this.received + STEP_BYTES, announcedBytes ?? maxBytes, maxBytes));
  }
}

import { FileTooLargeError, type FileContent } from '@halolight/domain/content';
import type { Clock, Logger, UnitOfWork } from '../../kernel/index.js';
import type { ContentTypes } from '../ports/content-types.js';
import type { ByteStream, FileStorage } from '../ports/file-storage.js';
import type { UploadLedger } from '../ports/upload-ledger.js';
import { UploadAllowance } from './upload-allowance.js';

export interface Arrival<Rest> {
  /** Whose quota it counts against; null: nobody's. */
  readonly chargedTo: number | null;
  readonly content: ByteStream;
  /** How many bytes are going to come, where the sender said so. */
  readonly announcedBytes: number | null;
  /** What comes behind the content, and is needed to keep it. */
  readonly rest: () => Promise<Rest>;
}

/** Settles an arrival by keeping it. */
export function atOnce<Kept>(keepIt: () => Promise<Kept>): Promise<Kept> {
  return keepIt();
}

/** Takes content from outside into the storage and hands it over to be kept; content that is not kept leaves nothing behind. */
export class ContentIntake {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly storage: FileStorage,
    private readonly ledger: UploadLedger,
    private readonly types: ContentTypes,
    private readonly clock: Clock,
    private readonly logger: Logger,
    private readonly maxBytes: number,
  ) {}

  /**
   * @param keep makes the content known, in a unit of work; whatever it throws undoes everything
   * @param settle has it kept, once and soon, or not at all; what it answers is the answer
   * @throws FileTooLargeError, QuotaExceededError, StorageFullError, UploadLapsedError, or what the arrival throws
   */
  async receive<Rest, Kept, Answer>(
    arrival: Arrival<Rest>,
    keep: (content: FileContent, rest: Rest) => Promise<Kept>,
    settle: (keepIt: () => Promise<Kept>, content: FileContent, rest: Rest) => Promise<Answer>,
  ): Promise<Answer> {
    const { announcedBytes, chargedTo } = arrival;
    if (announcedBytes !== null && announcedBytes > this.maxBytes) throw new FileTooLargeError(this.maxBytes);
    const key = await this.ledger.open(chargedTo);
    try {
      const content = await this.stage(key, arrival);
      const rest = await arrival.rest();
      await this.storage.commit(key);
      return await settle(() => this.keep(key, () => keep(content, rest)), content, rest);
    } finally {
      await this.removeUnkept(key);
    }
  }

  private keep<Kept>(key: string, makeKnown: () => Promise<Kept>): Promise<Kept> {
    return this.unitOfWork.run(async () => {
      const kept = await makeKnown();
      // Behind the file, as everywhere: who holds a file and waits for its owner's usage meets nobody who does the reverse.
      await this.ledger.close(key);
      return kept;
    });
  }

  private async stage(key: string, { announcedBytes, content }: Arrival<unknown>): Promise<FileContent> {
    const allowance = new UploadAllowance(this.ledger, this.clock, { key, maxBytes: this.maxBytes, announcedBytes });
    const { size, sha256, head } = await this.storage.stage(key, allowance.metered(content));
    // Room for just as much as came, and a lease that lasts until it is kept.
    await this.ledger.reserve(key, size, size);
    return { key, size, sha256, mimeType: await this.types.sniff(head) };
  }

  /** Whether the content was kept the ledger tells, even where a lost connection left it open. What cannot be removed now, the sweeper finds. */
  private async removeUnkept(key: string): Promise<void> {
    try {
      await this.storage.discard(key);
      if (await this.ledger.abandon(key)) await this.storage.delete(key);
    } catch (error) {
      this.logger.warn('What is left of an upload will be swept later', { key, error });
    }
  }
}

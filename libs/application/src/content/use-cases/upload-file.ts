import { fileKindOf, toFileName, type FileContent } from '@halolight/domain/content';
import type { Actor, EventOutbox } from '../../kernel/index.js';
import type { ContentRegistry } from '../ports/content-registry.js';
import type { FileRepository } from '../ports/file-repository.js';
import type { ByteStream } from '../ports/file-storage.js';
import type { ContentIntake } from './content-intake.js';
import type { FileSignals } from './file-signals.js';
import type { FolderFinder } from './folder-finder.js';
import type { ThumbnailOrders } from './thumbnail-orders.js';

export interface UploadDetails {
  /** As the client calls it; becomes a name to show. */
  readonly name: string;
  readonly folderId: number | null;
}

export interface UploadFileCommand {
  readonly actor: Actor;
  readonly content: ByteStream;
  /** Null where the sender did not say. */
  readonly announcedBytes: number | null;
  /** Known once all of the content has come. */
  readonly details: () => Promise<UploadDetails>;
}

/** Calls `make` to have the file made, or does not. */
export type SettleUpload<Answer> = (make: () => Promise<number>, content: FileContent, details: UploadDetails) => Promise<Answer>;

/** Makes a file, which belongs to its uploader. */
export class UploadFile {
  constructor(
    private readonly intake: ContentIntake,
    private readonly registry: ContentRegistry,
    private readonly files: FileRepository,
    private readonly folders: FolderFinder,
    private readonly thumbnails: ThumbnailOrders,
    private readonly signals: FileSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /**
   * @param settle once everything has come, has the file made and gets its id, or leaves it; what it answers is the answer
   * @throws FileTooLargeError, QuotaExceededError, StorageFullError, UploadLapsedError, NoSuchFolderError, or what the command's streams throw
   */
  async execute<Answer>(command: UploadFileCommand, settle: SettleUpload<Answer>): Promise<Answer> {
    const { actor, content, announcedBytes, details } = command;
    const arrival = { chargedTo: actor.userId, content, announcedBytes, rest: details };
    return this.intake.receive(arrival, (arrived, described) => this.keep(actor, arrived, described), settle);
  }

  private async keep(actor: Actor, content: FileContent, details: UploadDetails): Promise<number> {
    const { mimeType, size } = content;
    const { userId: ownerId } = actor;
    const named = { name: toFileName(details.name), folderId: details.folderId };
    const draft = await this.signals.beforeCreate.run({ ...named, ownerId, content, kind: fileKindOf(mimeType) });
    await this.folders.assertUsable(actor, draft.folderId, ownerId);
    await this.registry.add(content);
    const id = await this.files.add(draft);
    await this.thumbnails.place(content);
    await this.outbox.publish({ type: 'file.uploaded', actorId: ownerId, subject: { type: 'file', id }, data: { size, mimeType } });
    return id;
  }
}

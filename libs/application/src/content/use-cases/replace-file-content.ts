import { fileKindOf, type FileContent } from '@halolight/domain/content';
import { assertExpectedVersion, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, EventOutbox } from '../../kernel/index.js';
import type { ContentRegistry } from '../ports/content-registry.js';
import type { FileRepository } from '../ports/file-repository.js';
import type { ByteStream } from '../ports/file-storage.js';
import { atOnce, type ContentIntake } from './content-intake.js';
import type { FileGate } from './file-gate.js';
import type { FileSignals } from './file-signals.js';
import type { ThumbnailOrders } from './thumbnail-orders.js';

export interface ReplaceFileContentCommand {
  readonly actor: Actor;
  readonly fileId: number;
  readonly content: ByteStream;
  /** Null where the sender did not say. */
  readonly announcedBytes: number | null;
  readonly expectedVersions?: ExpectedVersions;
}

/**
 * Gives a file other content; until all of it has come the file keeps what it has.
 * Both count against the owner's quota until then, for both are stored.
 */
export class ReplaceFileContent {
  constructor(
    private readonly intake: ContentIntake,
    private readonly registry: ContentRegistry,
    private readonly files: FileRepository,
    private readonly gate: FileGate,
    private readonly thumbnails: ThumbnailOrders,
    private readonly signals: FileSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, ForbiddenError, StaleVersionError, FileTooLargeError, QuotaExceededError, StorageFullError, UploadLapsedError */
  async execute(command: ReplaceFileContentCommand): Promise<void> {
    const { actor, fileId, content, announcedBytes, expectedVersions } = command;
    const { ownerId, version } = await this.gate.open(actor, fileId, 'EDIT');
    assertExpectedVersion('File', version, expectedVersions);
    const arrival = { chargedTo: ownerId, content, announcedBytes, rest: () => Promise.resolve() };
    await this.intake.receive(arrival, (arrived) => this.keep(command, arrived), atOnce);
  }

  private async keep({ actor, fileId, expectedVersions }: ReplaceFileContentCommand, content: FileContent): Promise<void> {
    const file = await this.gate.hold(actor, fileId, 'EDIT');
    assertExpectedVersion('File', file.version, expectedVersions);
    const { mimeType, size } = content;
    await this.registry.add(content);
    await this.files.update(await this.signals.beforeUpdate.run({ ...file, content, kind: fileKindOf(mimeType) }));
    await this.thumbnails.place(content);
    await this.outbox.publish({ type: 'file.content_replaced', actorId: actor.userId, subject: { type: 'file', id: fileId }, data: { size, mimeType } });
  }
}

import { toFileName, type StoredFile } from '@halolight/domain/content';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { FileRepository } from '../ports/file-repository.js';
import type { UploadLedger } from '../ports/upload-ledger.js';
import type { FileGate } from './file-gate.js';
import type { FileSignals } from './file-signals.js';
import type { FolderFinder } from './folder-finder.js';

export interface CopyFileCommand {
  readonly actor: Actor;
  readonly fileId: number;
  /** Undefined: the name of the original. */
  readonly name?: string | undefined;
  /** Undefined: beside the original where that is the actor's own, else no folder. */
  readonly folderId?: number | null | undefined;
}

/** Makes a file of the same content, which belongs to whoever copies and counts in full against their quota; no byte is copied. */
export class CopyFile {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileRepository,
    private readonly ledger: UploadLedger,
    private readonly gate: FileGate,
    private readonly folders: FolderFinder,
    private readonly signals: FileSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @returns the new id @throws NotFoundError, NoSuchFolderError, QuotaExceededError */
  async execute({ actor, fileId, name, folderId }: CopyFileCommand): Promise<number> {
    return this.unitOfWork.run(async () => {
      if (folderId !== null) await this.folders.keepTree(actor.userId);
      // Held, so that the content keeps a file that shows it until the copy does.
      const original = await this.gate.hold(actor, fileId, 'READ');
      const place = folderId === undefined ? defaultFolder(actor, original) : folderId;
      await this.folders.assertUsable(actor, place, actor.userId);
      await this.ledger.assertRoom(actor.userId, original.content.size);
      const { content, kind } = original;
      const copyName = name === undefined ? original.name : toFileName(name);
      const id = await this.files.add(
        await this.signals.beforeCreate.run({ name: copyName, ownerId: actor.userId, folderId: place, content, kind }),
      );
      await this.outbox.publish({ type: 'file.copied', actorId: actor.userId, subject: { type: 'file', id }, data: { originalId: fileId } });
      return id;
    });
  }
}

function defaultFolder({ userId }: Actor, { ownerId, folderId }: StoredFile): number | null {
  return ownerId === userId ? folderId : null;
}

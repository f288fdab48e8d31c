import { DownloadUrlRefusedError, type StoredFile } from '@halolight/domain/content';
import { NotFoundError, Permission } from '@halolight/domain/kernel';
import type { ActorDirectory, Client, Clock } from '../../kernel/index.js';
import type { DownloadSignatures, DownloadTerms } from '../ports/download-signatures.js';
import type { FileLinkRepository } from '../ports/file-link-repository.js';
import type { ByteRange, ByteStream, FileStorage } from '../ports/file-storage.js';
import type { Download } from './download-file.js';
import type { FileGate } from './file-gate.js';

const VIEW = Permission.parse('files:view');

/** Opens a file to whoever has a signed URL, as long as who made it might open it themselves, and keeps account of it. */
export class FollowDownloadUrl {
  constructor(
    private readonly signatures: DownloadSignatures,
    private readonly actors: ActorDirectory,
    private readonly gate: FileGate,
    private readonly links: FileLinkRepository,
    private readonly storage: FileStorage,
    private readonly clock: Clock,
  ) {}

  /** @throws DownloadUrlRefusedError, also when who made it may do nothing now; NotFoundError, which opening throws as well when the file was deleted meanwhile */
  async execute(terms: DownloadTerms, signature: string, client: Client): Promise<Download> {
    const isGenuine = this.signatures.verify(terms, signature);
    if (!isGenuine || terms.expires * 1000 <= this.clock.now().getTime()) throw new DownloadUrlRefusedError();
    const issuer = await this.actors.find(terms.issuerId);
    if (!issuer?.permissions.allows(VIEW)) throw new DownloadUrlRefusedError();
    const file = await this.gate.open(issuer, terms.fileId, 'READ');
    return { file, open: (range) => this.open(file, issuer.userId, client, range) };
  }

  private async open({ id, content }: StoredFile, issuerId: number, client: Client, range?: ByteRange): Promise<ByteStream> {
    if (!(await this.links.recordSigned(id, issuerId, client))) throw new NotFoundError('File');
    return this.storage.open(content.key, range);
  }
}

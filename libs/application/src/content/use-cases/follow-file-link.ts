import { fileAccess, isOpenLink, WrongLinkPasswordError, type FileLink, type StoredFile } from '@halolight/domain/content';
import { NotFoundError, Permission } from '@halolight/domain/kernel';
import type { ActorDirectory, Client, Clock, PasswordHashing, UnitOfWork } from '../../kernel/index.js';
import type { FileLinkRepository, LinkOutcome } from '../ports/file-link-repository.js';
import type { FileRepository } from '../ports/file-repository.js';
import type { ByteRange, ByteStream, FileStorage } from '../ports/file-storage.js';
import type { LinkPasswordThrottle } from '../ports/link-password-throttle.js';
import type { LinkTokens } from '../ports/link-tokens.js';
import type { Download } from './download-file.js';

const SHARE = Permission.parse('files:share');

export interface FollowFileLinkCommand {
  readonly token: string;
  readonly password: string | null;
  readonly client: Client;
}

export interface SharedFile {
  readonly file: StoredFile;
  readonly link: FileLink;
}

/** Opens a file to whoever has a link to it, as long as who made it might make it anew, and keeps account of who did. A link that is closed is not told from one that never was. */
export class FollowFileLink {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: FileLinkRepository,
    private readonly files: FileRepository,
    private readonly actors: ActorDirectory,
    private readonly tokens: LinkTokens,
    private readonly passwords: PasswordHashing,
    private readonly throttle: LinkPasswordThrottle,
    private readonly storage: FileStorage,
    private readonly clock: Clock,
  ) {}

  /** What the link leads to; does not count. @throws NotFoundError, WrongLinkPasswordError, RateLimitedError after ten wrong passwords in fifteen minutes */
  async show(command: FollowFileLinkCommand): Promise<SharedFile> {
    const shared = await this.follow(command);
    await this.keep(shared.link.id, command.client, 'SHOWN');
    return shared;
  }

  /** What opening the download gives is one access. @throws as `show` does; opening throws NotFoundError when it was closed meanwhile, as by the last access of others */
  async download(command: FollowFileLinkCommand): Promise<Download> {
    const { file, link } = await this.follow(command);
    return { file, open: (range) => this.open({ file, link }, command.client, range) };
  }

  private async follow({ token, password, client }: FollowFileLinkCommand): Promise<SharedFile> {
    const link = await this.links.findByTokenHash(this.tokens.hash(token));
    if (!link) throw new NotFoundError('Share link');
    if (!isOpenLink(link, this.clock.now())) return this.refuse(link, client);
    const file = await this.files.find(link.fileId);
    if (!file) throw new NotFoundError('Share link');
    if (!(await this.isUpheld(link, file))) return this.refuse(link, client);
    await this.checkPassword(link, password, client);
    return { file, link };
  }

  /** Whether its maker might make it now: they may share this file. */
  private async isUpheld({ createdBy }: FileLink, { ownerId }: StoredFile): Promise<boolean> {
    const maker = await this.actors.find(createdBy);
    return maker !== null && maker.permissions.allows(SHARE) && fileAccess(maker, ownerId, null) === 'OWNER';
  }

  private async checkPassword({ id, passwordHash }: FileLink, password: string | null, client: Client): Promise<void> {
    if (passwordHash === null) return;
    if (password === null) throw new WrongLinkPasswordError();
    const isRight = await this.throttle.attempt(id, async () => (await this.passwords.verify(password, passwordHash)).matches);
    if (isRight) return;
    await this.keep(id, client, 'WRONG_PASSWORD');
    throw new WrongLinkPasswordError();
  }

  private async open({ file, link }: SharedFile, client: Client, range?: ByteRange): Promise<ByteStream> {
    const isCounted = await this.unitOfWork.run(async () => {
      if (!(await this.isUpheld(link, file)) || !(await this.links.countAccess(link.id))) return false;
      await this.keep(link.id, client, 'DOWNLOADED');
      return true;
    });
    return isCounted ? this.storage.open(file.content.key, range) : this.refuse(link, client);
  }

  /** @throws NotFoundError when the file was deleted meanwhile, and the link with it */
  private async keep(linkId: number, client: Client, outcome: LinkOutcome): Promise<void> {
    if (!(await this.links.record(linkId, client, outcome))) throw new NotFoundError('Share link');
  }

  private async refuse({ id }: FileLink, client: Client): Promise<never> {
    await this.links.record(id, client, 'CLOSED');
    throw new NotFoundError('Share link');
  }
}

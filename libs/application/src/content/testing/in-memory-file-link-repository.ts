import { isOpenLink, type FileLink } from '@halolight/domain/content';
import type { Client } from '../../kernel/index.js';
import { FileLinkRepository, MOST_RECORDED, type LinkOutcome, type NewFileLink } from '../ports/file-link-repository.js';
import type { InMemoryContentStore } from './in-memory-content-store.js';
import type { InMemoryFileStore, KeptLink } from './in-memory-file-store.js';

/** The twin of the real `FileLinkRepository`. */
export class InMemoryFileLinkRepository extends FileLinkRepository {
  constructor(
    private readonly store: InMemoryContentStore,
    private readonly fileStore: InMemoryFileStore,
  ) {
    super();
  }

  override async add({ fileId, createdBy, tokenHash, passwordHash, expiresAt, maxAccess }: NewFileLink): Promise<number> {
    const id = this.store.nextId();
    this.fileStore.links.set(id, { id, fileId, createdBy, tokenHash, passwordHash, expiresAt, maxAccess, accessCount: 0, revokedAt: null });
    return id;
  }

  override async findByTokenHash(tokenHash: string): Promise<FileLink | null> {
    const link = [...this.fileStore.links.values()].find((known) => known.tokenHash === tokenHash);
    return link ? this.shown(link) : null;
  }

  override async findForUpdate(linkId: number): Promise<FileLink | null> {
    const link = this.fileStore.links.get(linkId);
    return link ? this.shown(link) : null;
  }

  override async countAccess(linkId: number): Promise<boolean> {
    const link = this.fileStore.links.get(linkId);
    if (!link || !isOpenLink(this.shown(link), this.store.clock.now())) return false;
    this.fileStore.links.set(linkId, { ...link, accessCount: link.accessCount + 1 });
    return true;
  }

  override async revoke(linkId: number): Promise<boolean> {
    const link = this.fileStore.links.get(linkId);
    if (!link || link.revokedAt !== null) return false;
    this.fileStore.links.set(linkId, { ...link, revokedAt: this.store.clock.now() });
    return true;
  }

  override async record(linkId: number, client: Client, outcome: LinkOutcome): Promise<boolean> {
    const link = this.fileStore.links.get(linkId);
    if (!link || !this.store.files.has(link.fileId)) return false;
    const minuteAgo = this.store.clock.now().getTime() - 60_000;
    const recent = this.fileStore.accesses.filter((known) => known.linkId === linkId && known.outcome === outcome && known.at.getTime() > minuteAgo);
    if (outcome === 'DOWNLOADED' || recent.length < MOST_RECORDED) this.keep(linkId, client, outcome);
    return true;
  }

  override async recordSigned(fileId: number, _signedBy: number, client: Client): Promise<boolean> {
    if (!this.store.files.has(fileId)) return false;
    this.keep(null, client, 'DOWNLOADED');
    return true;
  }

  override async forgetAccesses(before: Date, limit: number): Promise<number> {
    const old = new Set(this.fileStore.accesses.filter(({ at }) => at < before).slice(0, limit));
    this.fileStore.accesses = this.fileStore.accesses.filter((access) => !old.has(access));
    return old.size;
  }

  private keep(linkId: number | null, { ip, userAgent }: Client, outcome: LinkOutcome): void {
    this.fileStore.accesses = [...this.fileStore.accesses, { linkId, ip, userAgent, outcome, at: this.store.clock.now() }];
  }

  private shown({ tokenHash: _, ...link }: KeptLink): FileLink {
    const behind = [link.createdBy, this.store.files.get(link.fileId)?.ownerId ?? link.createdBy];
    return { ...link, isSuspended: behind.some((userId) => this.fileStore.closedAccounts.has(userId)) };
  }
}

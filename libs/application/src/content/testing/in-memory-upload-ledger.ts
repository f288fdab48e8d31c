import { randomUUID } from 'node:crypto';
import { QuotaExceededError, UploadLapsedError } from '@halolight/domain/content';
import { UploadLedger } from '../ports/upload-ledger.js';
import type { InMemoryContentStore } from './in-memory-content-store.js';
import type { InMemoryFileStore } from './in-memory-file-store.js';

/** The twin of the real `UploadLedger`; uploads lapse when a test says so. */
export class InMemoryUploadLedger extends UploadLedger {
  constructor(
    private readonly store: InMemoryContentStore,
    private readonly fileStore: InMemoryFileStore,
    private readonly quotaBytes: number,
  ) {
    super();
  }

  override async open(userId: number | null): Promise<string> {
    const key = randomUUID();
    this.fileStore.uploads.set(key, { userId, reserved: 0, isLapsed: false });
    return key;
  }

  override async reserve(key: string, needed: number, wanted: number): Promise<number> {
    const upload = this.fileStore.uploads.get(key);
    if (!upload || upload.isLapsed) throw new UploadLapsedError();
    const room = upload.userId === null ? wanted : upload.reserved + this.roomOf(upload.userId);
    if (room < needed) throw new QuotaExceededError(this.quotaBytes);
    const reserved = Math.min(room, wanted);
    this.fileStore.uploads.set(key, { ...upload, reserved });
    return reserved;
  }

  override async close(key: string): Promise<void> {
    if (this.fileStore.uploads.get(key)?.isLapsed || !(await this.abandon(key))) throw new UploadLapsedError();
  }

  override async abandon(key: string): Promise<boolean> {
    return this.fileStore.uploads.delete(key);
  }

  override async assertRoom(userId: number, bytes: number): Promise<void> {
    if (this.roomOf(userId) < bytes) throw new QuotaExceededError(this.quotaBytes);
  }

  override async dropLapsed(): Promise<readonly string[]> {
    const lapsed = [...this.fileStore.uploads].flatMap(([key, { isLapsed }]) => (isLapsed ? [key] : []));
    for (const key of lapsed) this.fileStore.uploads.delete(key);
    return lapsed;
  }

  /** Has nothing heard of an upload for too long. */
  lapse(key: string): void {
    const upload = this.fileStore.uploads.get(key);
    if (upload) this.fileStore.uploads.set(key, { ...upload, isLapsed: true });
  }

  private roomOf(userId: number): number {
    const used = [...this.store.files.values()].filter(({ ownerId }) => ownerId === userId).map(({ content }) => content.size);
    const reserved = [...this.fileStore.uploads.values()].filter((upload) => upload.userId === userId && !upload.isLapsed).map((upload) => upload.reserved);
    return Math.max(0, [...used, ...reserved].reduce((room, bytes) => room - bytes, this.quotaBytes));
  }
}

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Answer, ApiClient } from './api-client.js';
import { Installation } from './installation.js';
import type { Variables } from './running-program.js';

type Row = Readonly<Record<string, unknown>>;

/** An installation whose stored files a test can look at. */
export class FileHouse {
  private constructor(
    readonly installation: Installation,
    private readonly folder: string,
    private readonly variables: Variables,
  ) {}

  /** @param within where the files go, `tmpdir()` unless given */
  static async start(variables: Variables = {}, within = tmpdir()): Promise<FileHouse> {
    const folder = await mkdtemp(join(within, 'halolight-files-'));
    const withStorage = { ...variables, STORAGE_URL: pathToFileURL(folder).href };
    return new FileHouse(await Installation.start(withStorage), folder, withStorage);
  }

  /** What is kept on the disk: keys, of staged and committed content alike. */
  async keysOnDisk(): Promise<string[]> {
    const entries = await readdir(this.folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  }

  /** The keys that rows point to. */
  async keysInTables(): Promise<string[]> {
    const { sql } = this.installation.database;
    const contents = await sql('file_contents').select<{ key: string; thumbnail_key: string | null }[]>('key', 'thumbnail_key');
    return contents.flatMap(({ key, thumbnail_key }) => (thumbnail_key === null ? [key] : [key, thumbnail_key]));
  }

  /** What people are sending; thumbnails on their way are nobody's. */
  uploadsUnderWay(): Promise<Row[]> {
    return this.installation.database.sql('file_uploads').select().whereNotNull('user_id');
  }

  /** Of one user, as the database counts. */
  async usageOf(userId: number): Promise<{ used: number; reserved: number }> {
    const row = await this.installation.database.sql('storage_usage').where({ user_id: userId }).first<{ used: number; reserved: number } | undefined>();
    return { used: row?.used ?? 0, reserved: row?.reserved ?? 0 };
  }

  addApi() {
    return this.installation.addApi(this.variables);
  }

  addScheduler() {
    return this.installation.addScheduler(this.variables);
  }

  async stop(): Promise<void> {
    await this.installation.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Uploads a form with one file. */
export function upload(client: ApiClient, bytes: string | Uint8Array<ArrayBuffer>, name = 'note.txt', fields: Readonly<Record<string, string>> = {}, headers = {}): Promise<Answer> {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob([bytes]), name);
  return client.request('POST', '/api/files/upload', form, headers);
}

import { atOnce, type ContentIntake, type ThumbnailOrders } from '@halolight/application/content';
import type { ContentRegistry, FileRepository } from '@halolight/application/content/ports';
import { fileKindOf, type FileContent } from '@halolight/domain/content';
import { DemoData, type Database } from '../kernel/index.js';
import { DEMO_FILES, type DemoFile } from './demo-file-rows.js';

interface Place {
  readonly ownerId: number;
  readonly folderId: number | null;
}

/** Small real files of the demo users; it comes after `DemoContent`, in whose folders some lie. */
export class DemoFiles extends DemoData {
  override readonly name = 'files';

  constructor(
    private readonly database: Database,
    private readonly intake: ContentIntake,
    private readonly registry: ContentRegistry,
    private readonly files: FileRepository,
    private readonly thumbnails: ThumbnailOrders,
  ) {
    super();
  }

  async load(): Promise<void> {
    for (const file of DEMO_FILES) {
      const place = await this.placeOf(file);
      if (place && !(await this.isThere(place, file))) await this.make(place, file);
    }
  }

  private async make(place: Place, file: DemoFile): Promise<void> {
    const bytes = file.content();
    const arrival = { chargedTo: place.ownerId, content: inOnePiece(bytes), announcedBytes: bytes.byteLength, rest: () => Promise.resolve() };
    await this.intake.receive(arrival, (content) => this.keep(place, file, content), atOnce);
  }

  private async keep(place: Place, file: DemoFile, content: FileContent): Promise<void> {
    const { sql } = this.database;
    // Two processes that start together must not both find a file missing; what the second one stored is swept.
    await sql.raw(`select pg_advisory_xact_lock(hashtextextended('demo files', 0))`);
    if (await this.isThere(place, file)) return;
    await this.registry.add(content);
    const id = await this.files.add({ ...place, name: file.name, content, kind: fileKindOf(content.mimeType) });
    const createdAt = sql.raw('now() - ?::interval', [`${file.daysAgo} days`]);
    await sql('files').where({ id }).update({ created_at: createdAt, updated_at: createdAt });
    await this.thumbnails.place(content);
  }

  private async placeOf({ owner, folder }: DemoFile): Promise<Place | null> {
    const { sql } = this.database;
    const user = await sql('users').where({ email: owner, deleted_at: null }).first<{ id: number } | undefined>('id');
    if (!user) return null;
    const found = await sql('folders').where({ owner_id: user.id, name: folder ?? null }).first<{ id: number } | undefined>('id');
    return { ownerId: user.id, folderId: found?.id ?? null };
  }

  private async isThere({ ownerId }: Place, { name }: DemoFile): Promise<boolean> {
    const known = await this.database.sql('files').where({ owner_id: ownerId, name }).first<object | undefined>('id');
    return known !== undefined;
  }
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

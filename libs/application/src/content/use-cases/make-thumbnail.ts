import type { ContentRegistry } from '../ports/content-registry.js';
import type { FileStorage } from '../ports/file-storage.js';
import type { ThumbnailMaker } from '../ports/thumbnail-maker.js';
import { atOnce, type ContentIntake } from './content-intake.js';

/** Makes the thumbnail of content that is a picture and has none. */
export class MakeThumbnail {
  constructor(
    private readonly registry: ContentRegistry,
    private readonly storage: FileStorage,
    private readonly maker: ThumbnailMaker,
    private readonly intake: ContentIntake,
  ) {}

  /** @returns whether there is one now; content that is gone, or is no picture, has none */
  async execute(contentKey: string): Promise<boolean> {
    const content = await this.registry.find(contentKey);
    if (!content || !this.maker.canRead(content.mimeType, content.size)) return false;
    if ((await this.registry.thumbnailOf(contentKey)) !== null) return true;
    const picture = await this.maker.make(this.storage.open(contentKey));
    return picture !== null && (await this.keep(contentKey, picture));
  }

  private async keep(contentKey: string, picture: Uint8Array): Promise<boolean> {
    const arrival = { chargedTo: null, content: inOnePiece(picture), announcedBytes: picture.byteLength, rest: () => Promise.resolve() };
    // Where another run was faster the picture stays for the sweeper, which finds that nothing points to it.
    return this.intake.receive(arrival, ({ key }) => this.registry.setThumbnail(contentKey, key), atOnce);
  }
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

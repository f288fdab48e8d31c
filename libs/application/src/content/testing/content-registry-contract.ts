import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addSampleFile } from './add-sample-file.js';
import type { FilePorts, OpenFiles } from './file-ports.js';
import { sampleContent } from './sample-content.js';

const MINUTE_MS = 60_000;
const MANY = 1_000;

/** What every `ContentRegistry` keeps to. */
export function contentRegistryContract(name: string, open: OpenFiles): void {
  describe(`${name} keeps the contract of ContentRegistry`, () => {
    let ports: FilePorts;
    let ownerId = 0;
    beforeAll(async () => {
      ports = await open();
    });
    beforeEach(async () => {
      ownerId = await ports.addUser();
      await dropUnused(0);
    });

    const dropUnused = async (forMs: number) => (await ports.registry.dropUnused(forMs, MANY)).keys;

    it('knows what it was told', async () => {
      const content = sampleContent({ size: 0, mimeType: 'image/png' });
      await ports.registry.add(content);
      expect(await ports.registry.find(content.key)).toEqual(content);
      expect([await ports.registry.find(randomUUID()), await ports.registry.thumbnailOf(content.key)]).toEqual([null, null]);
    });

    it('takes one thumbnail, and none for what is gone', async () => {
      const { content } = await addSampleFile(ports, ownerId);
      const thumbnail = randomUUID();
      expect(await ports.registry.setThumbnail(content.key, thumbnail)).toBe(true);
      expect(await ports.registry.setThumbnail(content.key, randomUUID())).toBe(false);
      expect(await ports.registry.thumbnailOf(content.key)).toBe(thumbnail);
      expect(await ports.registry.setThumbnail(randomUUID(), randomUUID())).toBe(false);
      expect(await ports.registry.thumbnailOf(randomUUID())).toBeNull();
    });

    it('drops what no file shows, with its thumbnail, and says what is to be deleted', async () => {
      const [kept, gone] = [await addSampleFile(ports, ownerId), await addSampleFile(ports, ownerId)];
      const bare = sampleContent();
      const thumbnail = randomUUID();
      await ports.registry.add(bare);
      await ports.registry.setThumbnail(gone.content.key, thumbnail);
      await ports.registry.setThumbnail(kept.content.key, randomUUID());
      await ports.files.remove(gone.id);
      expect([...(await dropUnused(0))].sort()).toEqual([bare.key, gone.content.key, thumbnail].sort());
      expect(await dropUnused(0)).toEqual([]);
      expect([await ports.registry.find(gone.content.key), await ports.registry.find(kept.content.key)]).toEqual([null, kept.content]);
    });

    it('keeps for a while what files ceased to show just now, and for good what another shows', async () => {
      const [removed, replaced, copied] = [await addSampleFile(ports, ownerId), await addSampleFile(ports, ownerId), await addSampleFile(ports, ownerId)];
      const copy = await addSampleFile(ports, ownerId, { content: copied.content });
      const content = sampleContent();
      await ports.registry.add(content);
      await dropUnused(0);
      await ports.registry.add(content);
      await ports.files.update({ ...replaced, content });
      for (const { id } of [removed, copied]) await ports.files.remove(id);
      expect(await dropUnused(MINUTE_MS)).toEqual([]);
      expect([...(await dropUnused(0))].sort()).toEqual([removed.content.key, replaced.content.key].sort());
      await ports.files.remove(copy.id);
      expect(await dropUnused(0)).toEqual([copied.content.key]);
    });

    it('looks at no more than it is asked to, those first that were released first, and at none that is shown a second time', async () => {
      const shown = await addSampleFile(ports, ownerId);
      const contents = [sampleContent(), sampleContent(), sampleContent()] as const;
      for (const content of contents) await ports.registry.add(content);
      const keys = contents.map(({ key }) => key);
      const [first, second, third] = [await ports.registry.dropUnused(0, 2), await ports.registry.dropUnused(0, 2), await ports.registry.dropUnused(0, 2)];
      expect([first, second, third]).toEqual([{ looked: 2, keys: keys.slice(0, 1) }, { looked: 2, keys: keys.slice(1) }, { looked: 0, keys: [] }]);
      expect(await ports.registry.find(shown.content.key)).toEqual(shown.content);
    });

    it('tells the keys that are nobody’s from those of content, thumbnails and uploads', async () => {
      const { content } = await addSampleFile(ports, ownerId);
      const [thumbnail, stray] = [randomUUID(), randomUUID()];
      await ports.registry.setThumbnail(content.key, thumbnail);
      const [upload, ended] = [await ports.ledger.open(ownerId), await ports.ledger.open(ownerId)];
      await ports.ledger.abandon(ended);
      expect([...(await ports.registry.unknownAmong([content.key, stray, thumbnail, upload, ended]))].sort()).toEqual([stray, ended].sort());
      expect(await ports.registry.unknownAmong([])).toEqual([]);
    });
  });
}

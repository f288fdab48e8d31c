import { beforeAll, describe, expect, it } from '@jest/globals';
import { pagedListContract, samplePageRequest, uniqueText } from '../../kernel/testing/index.js';
import { sampleVersion } from './sample-version.js';
import type { OpenVersioning, VersioningPorts } from './versioning-ports.js';

const UNKNOWN_ID = 2_000_000_000;

/** What every `VersionDirectory` keeps to. */
export function versionDirectoryContract(name: string, open: OpenVersioning): void {
  describe(`${name} keeps the contract of VersionDirectory`, () => {
    let ports: VersioningPorts;
    beforeAll(async () => {
      ports = await open();
    });

    const search = async (text: string, supported?: boolean) => {
      const page = await ports.versionDirectory.page(samplePageRequest({ search: text, pageSize: 100 }), { supported });
      return page.items.map(({ id }) => id);
    };

    it('shows a version, alone as in the list', async () => {
      const version = sampleVersion();
      const id = await ports.versions.add(version);
      const view = await ports.versionDirectory.byId(id);
      expect(view).toEqual({ ...version, id, revision: 1, createdAt: expect.any(Date), updatedAt: expect.any(Date) });
      const { items } = await ports.versionDirectory.page(samplePageRequest({ search: version.version }), {});
      expect(items).toEqual([view]);
    });

    it('is null when unknown or removed', async () => {
      const id = await ports.versions.add(sampleVersion());
      await ports.versions.remove(id);
      expect(await ports.versionDirectory.byId(id)).toBeNull();
      expect(await ports.versionDirectory.byId(UNKNOWN_ID)).toBeNull();
    });

    it('filters by whether it is supported, and searches the version, whatever the case', async () => {
      const marker = uniqueText('m');
      const served = await ports.versions.add({ version: `1-${marker}`, supported: true });
      const gone = await ports.versions.add({ version: `0-${marker.toUpperCase()}`, supported: false });
      expect(await search(marker)).toEqual([served, gone]);
      expect(await search(marker, true)).toEqual([served]);
      expect(await search(marker, false)).toEqual([gone]);
      expect(await search(`${marker}%`)).toEqual([]);
    });

    describe('the list', () => {
      pagedListContract(['', 'id', '-id', 'version', '-version', 'createdAt', '-createdAt'], async () => {
        const marker = uniqueText('m');
        const ids: number[] = [];
        for (const stem of ['2.0', '10.0', '1.0', '0.9']) ids.push(await ports.versions.add(sampleVersion({ version: `${stem}-${marker}` })));
        const backwards = [...ids].reverse();
        const order = (...places: number[]) => places.map((place) => ids[place] ?? -1);
        return {
          page: (request) => ports.versionDirectory.page({ ...request, search: marker }, {}),
          inOrder: {
            '': ids,
            id: ids,
            '-id': backwards,
            version: order(3, 2, 1, 0),
            '-version': order(0, 1, 2, 3),
            createdAt: ids,
            '-createdAt': backwards,
          },
        };
      });
    });
  });
}

import { VersionTakenError, type ApiVersion } from '@halolight/domain/versioning';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { sampleVersion } from './sample-version.js';
import type { OpenVersioning, VersioningPorts } from './versioning-ports.js';

const UNKNOWN_ID = 2_000_000_000;

/** What every `VersionRepository` keeps to. */
export function versionRepositoryContract(name: string, open: OpenVersioning): void {
  describe(`${name} keeps the contract of VersionRepository`, () => {
    let ports: VersioningPorts;
    beforeAll(async () => {
      ports = await open();
    });

    const find = (id: number) => ports.unitOfWork.run(() => ports.versions.findForUpdate(id));
    const add = async (given: Partial<ApiVersion> = {}): Promise<ApiVersion> => {
      const version = sampleVersion(given);
      return { ...version, id: await ports.versions.add(version), revision: 1 };
    };

    it.each([true, false])('keeps a version with whether it is supported: %s', async (supported) => {
      const added = await add({ supported });
      expect(await find(added.id)).toEqual(added);
    });

    it('finds nothing under an unknown id', async () => {
      expect(await find(UNKNOWN_ID)).toBeNull();
    });

    it('refuses a version that is known, and tells apart what differs in case', async () => {
      const { version } = await add();
      await expect(add({ version })).rejects.toThrow(VersionTakenError);
      const beta = await add({ version: `${version}-beta` });
      const other = await add({ version: `${version}-BETA` });
      expect(other.id).not.toBe(beta.id);
    });

    it('lets one of two through that want the same version at once', async () => {
      const { version } = sampleVersion();
      const outcomes = await Promise.allSettled([add({ version }), add({ version })]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason).toBeInstanceOf(VersionTakenError);
    });

    it('changes one version and no other, and raises its revision', async () => {
      const [changed, other] = [await add(), await add()];
      const renamed = { ...changed, ...sampleVersion({ supported: false }) };
      await ports.unitOfWork.run(() => ports.versions.update(renamed));
      expect(await find(changed.id)).toEqual({ ...renamed, revision: 2 });
      expect(await find(other.id)).toEqual(other);
    });

    it('lets a version keep its name, and refuses the name of another', async () => {
      const [one, two] = [await add(), await add()];
      await ports.versions.update({ ...one, supported: false });
      await expect(ports.versions.update({ ...one, version: two.version })).rejects.toThrow(VersionTakenError);
      expect(await find(one.id)).toEqual({ ...one, supported: false, revision: 2 });
    });

    it('removes one version, whose name is free then', async () => {
      const [removed, other] = [await add(), await add()];
      await ports.versions.remove(removed.id);
      expect(await find(removed.id)).toBeNull();
      expect(await find(other.id)).toEqual(other);
      await expect(add({ version: removed.version })).resolves.toBeDefined();
    });
  });
}

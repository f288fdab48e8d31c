import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import type { NewFileLink } from '../ports/file-link-repository.js';
import { addSampleFile } from './add-sample-file.js';
import type { FilePorts, OpenFiles } from './file-ports.js';

const UNKNOWN_ID = 2_000_000_000;
const MANY = 1_000;
const CLIENT = { ip: '192.0.2.1', userAgent: 'test' };
const inHours = (hours: number): Date => new Date(Date.now() + hours * 3_600_000);

/** What every `FileLinkRepository` keeps to. */
export function fileLinkRepositoryContract(name: string, open: OpenFiles): void {
  describe(`${name} keeps the contract of FileLinkRepository`, () => {
    let ports: FilePorts;
    let [ownerId, fileId] = [0, 0];
    beforeAll(async () => {
      ports = await open();
    });
    beforeEach(async () => {
      ownerId = await ports.addUser();
      fileId = (await addSampleFile(ports, ownerId)).id;
    });

    const hash = () => createHash('sha256').update(randomUUID()).digest('hex');
    const add = (given: Partial<NewFileLink> = {}) =>
      ports.links.add({ fileId, createdBy: ownerId, tokenHash: hash(), passwordHash: null, expiresAt: null, maxAccess: null, ...given });

    it('keeps a link and finds it by its token', async () => {
      const [tokenHash, expiresAt, createdBy] = [hash(), inHours(1), await ports.addUser()];
      const id = await add({ tokenHash, createdBy, expiresAt, maxAccess: 3, passwordHash: 'hashed' });
      const link = { id, fileId, createdBy, expiresAt, maxAccess: 3, accessCount: 0, revokedAt: null, passwordHash: 'hashed', isSuspended: false };
      expect(await ports.links.findByTokenHash(tokenHash)).toEqual(link);
      expect(await ports.unitOfWork.run(() => ports.links.findForUpdate(id))).toEqual(link);
      expect([await ports.links.findByTokenHash(hash()), await ports.links.findForUpdate(UNKNOWN_ID)]).toEqual([null, null]);
    });

    it('counts accesses up to the last, one of several at once', async () => {
      const id = await add({ maxAccess: 2 });
      const counted = await Promise.all(Array.from({ length: 8 }, () => ports.links.countAccess(id)));
      expect(counted.filter(Boolean)).toHaveLength(2);
      expect(await ports.links.findForUpdate(id)).toMatchObject({ accessCount: 2 });
      const unlimited = await add();
      expect([await ports.links.countAccess(unlimited), await ports.links.countAccess(unlimited)]).toEqual([true, true]);
    });

    it('counts nothing on a link that is closed or not there', async () => {
      const [expired, revoked] = [await add({ expiresAt: inHours(-1) }), await add()];
      await ports.links.revoke(revoked);
      for (const id of [expired, revoked, UNKNOWN_ID]) expect(await ports.links.countAccess(id)).toBe(false);
    });

    it.each(['owner', 'maker'])('is suspended, and counts nothing, while the account of its %s is closed', async (who) => {
      const [tokenHash, makerId] = [hash(), await ports.addUser()];
      const id = await add({ tokenHash, createdBy: makerId });
      expect(await ports.links.countAccess(id)).toBe(true);
      await ports.closeAccount(who === 'owner' ? ownerId : makerId);
      expect([await ports.links.findByTokenHash(tokenHash), await ports.links.countAccess(id)]).toEqual([expect.objectContaining({ isSuspended: true, accessCount: 1 }), false]);
    });

    it('revokes once', async () => {
      const id = await add();
      expect([await ports.links.revoke(id), await ports.links.revoke(id), await ports.links.revoke(UNKNOWN_ID)]).toEqual([true, false, false]);
      expect(await ports.links.findForUpdate(id)).toMatchObject({ revokedAt: expect.any(Date) });
    });

    it('keeps every download, and of the rest ten of a kind in a minute', async () => {
      await ports.links.forgetAccesses(inHours(1), MANY);
      const [id, other] = [await add(), await add()];
      for (let time = 0; time < 12; time += 1) {
        for (const outcome of ['DOWNLOADED', 'SHOWN', 'WRONG_PASSWORD', 'CLOSED'] as const) await ports.links.record(id, CLIENT, outcome);
      }
      await ports.links.record(other, CLIENT, 'CLOSED');
      expect(await ports.links.forgetAccesses(inHours(1), MANY)).toBe(12 + 3 * 10 + 1);
    });

    it('forgets who followed links and signed URLs before a time, batch by batch', async () => {
      const id = await add();
      for (let access = 0; access < 2; access += 1) await ports.links.record(id, CLIENT, 'SHOWN');
      await ports.links.recordSigned(fileId, ownerId, CLIENT);
      expect(await ports.links.forgetAccesses(inHours(-1), MANY)).toBe(0);
      const forgotten = [await ports.links.forgetAccesses(inHours(1), 2), await ports.links.forgetAccesses(inHours(1), MANY), await ports.links.forgetAccesses(inHours(1), MANY)];
      expect(forgotten).toEqual([2, 1, 0]);
    });

    it('loses the links of a file with it, and records nothing more about them', async () => {
      const tokenHash = hash();
      const id = await add({ tokenHash });
      const record = () => Promise.all([ports.links.record(id, CLIENT, 'DOWNLOADED'), ports.links.recordSigned(fileId, ownerId, CLIENT)]);
      expect(await record()).toEqual([true, true]);
      await ports.files.remove(fileId);
      expect(await ports.links.findByTokenHash(tokenHash)).toBeNull();
      expect([await ports.links.findForUpdate(id), await ports.links.countAccess(id), await ports.links.revoke(id)]).toEqual([null, false, false]);
      expect(await record()).toEqual([false, false]);
    });
  });
}

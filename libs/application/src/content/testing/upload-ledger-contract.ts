import { QuotaExceededError, UploadLapsedError } from '@halolight/domain/content';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addSampleFile } from './add-sample-file.js';
import type { FilePorts, OpenFiles } from './file-ports.js';
import { sampleContent } from './sample-content.js';

/** What every `UploadLedger` keeps to. */
export function uploadLedgerContract(name: string, open: OpenFiles): void {
  describe(`${name} keeps the contract of UploadLedger`, () => {
    let ports: FilePorts;
    let [userId, quota] = [0, 0];
    beforeAll(async () => {
      ports = await open();
      quota = ports.quotaBytes;
    });
    beforeEach(async () => {
      userId = await ports.addUser();
    });

    const reserve = async (needed: number, wanted = needed, key?: string) => ports.ledger.reserve(key ?? (await ports.ledger.open(userId)), needed, wanted);
    const tooMuch = (attempt: Promise<unknown>) => expect(attempt).rejects.toThrow(QuotaExceededError);

    it('keeps as much room as is wanted, and as much as there is where that is less', async () => {
      expect(await reserve(1, quota - 10)).toBe(quota - 10);
      expect(await reserve(3, 100)).toBe(10);
      await tooMuch(reserve(1));
    });

    it('counts what an upload had before, and gives back what it needs no more', async () => {
      const key = await ports.ledger.open(userId);
      await reserve(quota, quota, key);
      expect(await reserve(quota, quota, key)).toBe(quota);
      await tooMuch(reserve(quota + 1, quota + 1, key));
      expect(await reserve(10, 10, key)).toBe(10);
      expect(await reserve(quota - 10)).toBe(quota - 10);
    });

    it('counts the files of a user, of whatever content, until they are gone', async () => {
      const content = sampleContent({ size: quota / 2 });
      const [one] = [await addSampleFile(ports, userId, { content }), await addSampleFile(ports, userId, { content })];
      await tooMuch(reserve(1));
      await ports.files.remove(one.id);
      expect(await reserve(1, quota)).toBe(quota / 2);
    });

    it('counts a file as large as its content is now', async () => {
      const [small, large] = [sampleContent({ size: 1 }), sampleContent({ size: quota })];
      const file = await addSampleFile(ports, userId, { content: small });
      await ports.registry.add(large);
      await ports.files.update({ ...file, content: large });
      await tooMuch(reserve(1));
      await ports.files.update({ ...file, content: small });
      expect(await reserve(quota - 1)).toBe(quota - 1);
    });

    it('keeps everybody’s own quota, and none for what is nobody’s', async () => {
      await reserve(quota);
      const other = await ports.ledger.open(await ports.addUser());
      expect(await ports.ledger.reserve(other, quota, quota)).toBe(quota);
      expect(await ports.ledger.reserve(await ports.ledger.open(null), 2 * quota, 3 * quota)).toBe(3 * quota);
    });

    it('never gives two uploads at the same moment more than the quota', async () => {
      const keys = await Promise.all([ports.ledger.open(userId), ports.ledger.open(userId), ports.ledger.open(userId)]);
      const granted = await Promise.allSettled(keys.map((key) => ports.ledger.reserve(key, quota / 2, quota / 2)));
      expect(granted.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    });

    it('gives room back when an upload ends, however it does', async () => {
      const [closed, abandoned] = [await ports.ledger.open(userId), await ports.ledger.open(userId)];
      await reserve(quota / 2, quota / 2, closed);
      await reserve(quota / 2, quota / 2, abandoned);
      await ports.unitOfWork.run(() => ports.ledger.close(closed));
      expect([await ports.ledger.abandon(abandoned), await ports.ledger.abandon(abandoned), await ports.ledger.abandon(closed)]).toEqual([true, false, false]);
      expect(await reserve(quota)).toBe(quota);
    });

    it('keeps no room for an upload that has ended', async () => {
      const key = await ports.ledger.open(userId);
      await ports.ledger.close(key);
      await expect(reserve(1, 1, key)).rejects.toThrow(UploadLapsedError);
      await expect(ports.ledger.close(key)).rejects.toThrow(UploadLapsedError);
    });

    it('gives up what nothing was heard of, and nothing else', async () => {
      const [lost, alive] = [await ports.ledger.open(userId), await ports.ledger.open(userId)];
      await reserve(quota / 2, quota / 2, lost);
      await reserve(quota / 2, quota / 2, alive);
      await ports.lapse(lost);
      await expect(reserve(1, 1, lost)).rejects.toThrow(UploadLapsedError);
      await expect(ports.ledger.close(lost)).rejects.toThrow(UploadLapsedError);
      expect(await ports.ledger.dropLapsed()).toEqual([lost]);
      expect(await ports.ledger.dropLapsed()).toEqual([]);
      expect(await reserve(quota / 2)).toBe(quota / 2);
      expect(await ports.ledger.abandon(alive)).toBe(true);
    });

    it('gives the room of what nothing was heard of to the next who needs it, before anybody has dropped it', async () => {
      for (const needed of ['an upload', 'a copy']) {
        const [lost, alive] = [await ports.ledger.open(userId), await ports.ledger.open(userId)];
        await reserve(quota - 1, quota - 1, lost);
        await reserve(1, 1, alive);
        await ports.lapse(lost);
        if (needed === 'an upload') expect(await reserve(quota, quota, alive)).toBe(quota);
        else await ports.unitOfWork.run(() => ports.ledger.assertRoom(userId, quota - 1));
        await tooMuch(reserve(quota));
        expect(await ports.ledger.abandon(alive)).toBe(true);
        await ports.ledger.dropLapsed();
      }
    });

    it('tells whether there is room for a copy', async () => {
      await ports.unitOfWork.run(() => ports.ledger.assertRoom(userId, quota));
      await reserve(1);
      await tooMuch(ports.unitOfWork.run(() => ports.ledger.assertRoom(userId, quota)));
    });
  });
}

import { NoSuchSubjectError, shareSubject, type SharePermission } from '@halolight/domain/content';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ShareRepository } from '../ports/share-repository.js';

/** One store of shares, with somebody to share with. */
export interface SharePorts {
  readonly shares: ShareRepository;
  /** The id of a new account. */
  readonly addUser: () => Promise<number>;
  /** The id of a new group with these members. */
  readonly addGroup: (...userIds: number[]) => Promise<number>;
  /** The id of a new resource of this owner. */
  readonly addResource: (ownerId: number) => Promise<number>;
}

const UNKNOWN_ID = 2_000_000_000;
const inHours = (hours: number): Date => new Date(Date.now() + hours * 3_600_000);

/** What every `ShareRepository` keeps to, whatever is shared. */
export function shareRepositoryContract(name: string, open: () => SharePorts | Promise<SharePorts>): void {
  describe(`${name} keeps the contract of ShareRepository`, () => {
    let ports: SharePorts;
    let [ownerId, userId, resourceId] = [0, 0, 0];
    beforeAll(async () => {
      ports = await open();
    });
    beforeEach(async () => {
      [ownerId, userId] = [await ports.addUser(), await ports.addUser()];
      resourceId = await ports.addResource(ownerId);
    });

    const share = (subject: { userId?: number; groupId?: number }, permission: SharePermission, expiresAt: Date | null = null) =>
      ports.shares.put(resourceId, { ...shareSubject(subject.userId, subject.groupId), permission, expiresAt, sharedBy: ownerId, knowsEveryGroup: true });
    const granted = (id = userId) => ports.shares.grantedTo(resourceId, id);

    it('gives nobody anything that is not shared with them', async () => {
      await share({ userId: await ports.addUser() }, 'EDIT');
      await share({ groupId: await ports.addGroup(ownerId) }, 'EDIT');
      expect(await granted()).toBeNull();
      expect(await ports.shares.grantedTo(UNKNOWN_ID, userId)).toBeNull();
    });

    it.each(['READ', 'COMMENT', 'EDIT'] as const)('gives %s to a user, of one resource alone', async (permission) => {
      const other = await ports.addResource(ownerId);
      await share({ userId }, permission);
      expect(await granted()).toBe(permission);
      expect(await ports.shares.grantedTo(other, userId)).toBeNull();
    });

    it('gives what is shared with a group to who is in it', async () => {
      const second = await ports.addUser();
      await share({ groupId: await ports.addGroup(userId, second) }, 'COMMENT');
      expect([await granted(), await granted(second), await granted(ownerId)]).toEqual(['COMMENT', 'COMMENT', null]);
    });

    it('gives the widest of several', async () => {
      await share({ userId }, 'READ');
      await share({ groupId: await ports.addGroup(userId) }, 'EDIT');
      await share({ groupId: await ports.addGroup(userId) }, 'COMMENT');
      expect(await granted()).toBe('EDIT');
    });

    it('gives until a share expires', async () => {
      await share({ userId }, 'READ', inHours(1));
      await share({ groupId: await ports.addGroup(userId) }, 'EDIT', inHours(-1));
      expect(await granted()).toBe('READ');
      await share({ userId }, 'READ', inHours(-1));
      expect(await granted()).toBeNull();
    });

    it('replaces what the same subject was given, and keeps the share’s id', async () => {
      const groupId = await ports.addGroup(userId);
      const expiresAt = inHours(2);
      for (const subject of [{ userId }, { groupId }]) {
        const first = await share(subject, 'EDIT');
        const second = await share(subject, 'READ', expiresAt);
        expect(second).toEqual({ ...first, permission: 'READ', expiresAt });
        expect(first).toMatchObject({ userId: null, groupId: null, ...subject, permission: 'EDIT', expiresAt: null, createdAt: expect.any(Date) });
      }
      expect(await granted()).toBe('READ');
    });

    it('refuses users and groups that are not there', async () => {
      await expect(share({ userId: UNKNOWN_ID }, 'READ')).rejects.toMatchObject({ faults: [{ field: 'userId' }] });
      await expect(share({ groupId: UNKNOWN_ID }, 'READ')).rejects.toMatchObject({ faults: [{ field: 'groupId' }] });
      await expect(share({ userId: UNKNOWN_ID }, 'READ')).rejects.toThrow(NoSuchSubjectError);
    });

    it('refuses groups that the sharer does not know as such that are not there', async () => {
      const groupId = await ports.addGroup(userId);
      const put = (sharedBy: number, id = groupId) => ports.shares.put(resourceId, { ...shareSubject(null, id), permission: 'READ', expiresAt: null, sharedBy });
      for (const id of [groupId, UNKNOWN_ID]) await expect(put(ownerId, id)).rejects.toEqual(new NoSuchSubjectError('groupId'));
      expect(await granted()).toBeNull();
      await share({ groupId }, 'EDIT');
      await expect(put(ownerId)).rejects.toEqual(new NoSuchSubjectError('groupId'));
      expect(await granted()).toBe('EDIT');
      await put(userId);
      expect(await granted()).toBe('READ');
    });

    it('removes one share, and says whether there was one', async () => {
      const groupId = await ports.addGroup(userId);
      await share({ userId }, 'EDIT');
      await share({ groupId }, 'READ');
      expect(await ports.shares.remove(resourceId, shareSubject(userId, null))).toBe(true);
      expect(await granted()).toBe('READ');
      expect(await ports.shares.remove(resourceId, shareSubject(userId, null))).toBe(false);
      expect(await ports.shares.remove(resourceId, shareSubject(null, groupId))).toBe(true);
      expect(await granted()).toBeNull();
    });
  });
}

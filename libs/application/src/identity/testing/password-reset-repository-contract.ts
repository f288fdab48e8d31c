import type { PasswordReset } from '@halolight/domain/identity';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { PasswordResetRepository } from '../ports/password-reset-repository.js';
import type { UserRepository } from '../ports/user-repository.js';
import { sampleUser } from './sample-user.js';
import { uniqueHash } from './unique-hash.js';

export interface PasswordResetPorts {
  readonly users: UserRepository;
  readonly passwordResets: PasswordResetRepository;
}

const MINUTE = 60_000;

/** What every `PasswordResetRepository` keeps to. */
export function passwordResetRepositoryContract(name: string, makePorts: () => PasswordResetPorts | Promise<PasswordResetPorts>): void {
  describe(`${name} keeps the contract of PasswordResetRepository`, () => {
    let ports: PasswordResetPorts;
    let resets: PasswordResetRepository;
    const now = new Date();
    const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * MINUTE);

    beforeAll(async () => {
      ports = await makePorts();
      resets = ports.passwordResets;
    });

    const addUser = () => ports.users.add(sampleUser());
    const sample = (userId: number, given: Partial<PasswordReset> = {}): PasswordReset => ({
      userId,
      tokenHash: uniqueHash(),
      requestedAt: now,
      expiresAt: inMinutes(30),
      ...given,
    });
    const open = async (userId: number, given: Partial<PasswordReset> = {}) => {
      const reset = sample(userId, given);
      expect(await resets.open(reset)).toBe('opened');
      return reset;
    };

    it('knows whose password a token resets', async () => {
      const userId = await addUser();
      const { tokenHash } = await open(userId);
      await open(await addUser());
      expect(await resets.ownerOf(tokenHash, now)).toBe(userId);
      expect(await resets.ownerOf(uniqueHash(), now)).toBeNull();
    });

    it('lets a token be used once', async () => {
      const { tokenHash } = await open(await addUser());
      expect(await resets.use(tokenHash, now)).toBe(true);
      expect(await resets.use(tokenHash, now)).toBe(false);
      expect(await resets.ownerOf(tokenHash, now)).toBeNull();
      expect(await resets.use(uniqueHash(), now)).toBe(false);
    });

    it('lets one of many that use a token at the same time have it', async () => {
      const { tokenHash } = await open(await addUser());
      const outcomes = await Promise.all(Array.from({ length: 8 }, () => resets.use(tokenHash, now)));
      expect(outcomes.filter((isUsed) => isUsed)).toHaveLength(1);
    });

    it('refuses a token from the moment it expires', async () => {
      const { tokenHash, expiresAt } = await open(await addUser());
      expect(await resets.ownerOf(tokenHash, expiresAt)).toBeNull();
      expect(await resets.use(tokenHash, expiresAt)).toBe(false);
      expect(await resets.use(tokenHash, new Date(expiresAt.getTime() - 1))).toBe(true);
    });

    it('voids the token of an earlier request, and nobody else’s', async () => {
      const userId = await addUser();
      const earlier = await open(userId);
      const other = await open(await addUser());
      const later = await open(userId, { requestedAt: inMinutes(1) });
      expect(await resets.use(earlier.tokenHash, now)).toBe(false);
      expect(await resets.ownerOf(later.tokenHash, now)).toBe(userId);
      expect(await resets.use(other.tokenHash, now)).toBe(true);
    });

    it('opens a new request after the one before was used', async () => {
      const userId = await addUser();
      await resets.use((await open(userId)).tokenHash, now);
      const { tokenHash } = await open(userId, { requestedAt: inMinutes(1) });
      expect(await resets.use(tokenHash, now)).toBe(true);
    });

    it('says so when a request is opened again, which changes nothing', async () => {
      const reset = await open(await addUser());
      expect(await resets.open(reset)).toBe('repeated');
      expect(await resets.use(reset.tokenHash, now)).toBe(true);
    });

    it('does not open again what was used', async () => {
      const reset = await open(await addUser());
      await resets.use(reset.tokenHash, now);
      expect(await resets.open(reset)).toBe('void');
      expect(await resets.use(reset.tokenHash, now)).toBe(false);
    });

    it('does not open a request that a later one overtook', async () => {
      const userId = await addUser();
      const later = await open(userId);
      expect(await resets.open(sample(userId, { requestedAt: inMinutes(-1) }))).toBe('void');
      expect(await resets.use(later.tokenHash, now)).toBe(true);
    });

    it('voids what an account requested until a moment, opened already or not, and nobody else’s', async () => {
      const [userId, other] = [await addUser(), await open(await addUser())];
      const opened = await open(userId);
      await resets.voidUntil(userId, inMinutes(2));
      expect(await resets.ownerOf(opened.tokenHash, now)).toBeNull();
      expect(await resets.open(sample(userId, { requestedAt: inMinutes(1) }))).toBe('void');
      expect(await resets.use((await open(userId, { requestedAt: inMinutes(3) })).tokenHash, now)).toBe(true);
      expect(await resets.use(other.tokenHash, now)).toBe(true);
      const unopened = await addUser();
      await resets.voidUntil(unopened, inMinutes(2));
      expect(await resets.open(sample(unopened, { requestedAt: inMinutes(1) }))).toBe('void');
    });

    it('deletes what expired before, used or not, no more at once than it may, and nothing else', async () => {
      const longAgo = (minutes: number) => new Date(Date.UTC(2001, 0, 1, 0, minutes));
      for (const minutes of [1, 2, 3, 10]) await open(await addUser(), { requestedAt: longAgo(0), expiresAt: longAgo(minutes) });
      const used = await open(await addUser(), { requestedAt: longAgo(0), expiresAt: longAgo(4) });
      await resets.use(used.tokenHash, longAgo(1));
      const live = await open(await addUser());
      expect(await resets.deleteExpired(longAgo(5), 3)).toBe(3);
      expect(await resets.deleteExpired(longAgo(5), 3)).toBe(1);
      expect(await resets.deleteExpired(longAgo(5), 3)).toBe(0);
      expect(await resets.use(live.tokenHash, now)).toBe(true);
    });
  });
}

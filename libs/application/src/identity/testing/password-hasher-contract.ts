import { beforeAll, describe, expect, it } from '@jest/globals';
import type { PasswordHasher } from '../ports/password-hasher.js';

export interface PasswordHasherSubject {
  readonly hasher: PasswordHasher;
  /** A hash as it was made before the parameters were raised or the pepper was changed, and which still must match. */
  readonly outdatedHashOf: (password: string) => Promise<string>;
}

/** What every `PasswordHasher` keeps to. */
export function passwordHasherContract(name: string, makeSubject: () => PasswordHasherSubject | Promise<PasswordHasherSubject>): void {
  describe(`${name} keeps the contract of PasswordHasher`, () => {
    let subject: PasswordHasherSubject;
    beforeAll(async () => {
      subject = await makeSubject();
    });

    it.each([
      ['plain text', 'correct horse'],
      ['blanks around', '  blanks around  '],
      ['other scripts', 'Пароль-密码-🔑'],
      ['128 letters', 'x'.repeat(128)],
      ['128 characters of four bytes', '🔑'.repeat(128)],
      ['a single character', '0'],
    ])('recognises a password of %s, whose fresh hash is up to date', async (_case, password) => {
      const hash = await subject.hasher.hash(password);
      expect(await subject.hasher.verify(password, hash)).toEqual({ matches: true, isOutdated: false });
    });

    it.each([
      ['in the last letter', 'correct horse', 'correct horsf'],
      ['in case', 'correct horse', 'Correct horse'],
      ['in a blank behind', 'correct horse', 'correct horse '],
      ['wholly, one being empty', 'correct horse', ''],
      ['in the 128th character', `${'x'.repeat(127)}a`, `${'x'.repeat(127)}b`],
      ['behind a NUL', 'before\0after', 'before\0other'],
    ])('tells passwords apart that differ %s', async (_case, password, other) => {
      const hash = await subject.hasher.hash(password);
      expect((await subject.hasher.verify(other, hash)).matches).toBe(false);
    });

    it('never matches where there is no account', async () => {
      expect((await subject.hasher.verify('correct horse', null)).matches).toBe(false);
      expect((await subject.hasher.verify('', null)).matches).toBe(false);
    });

    it('salts: the same password gives another hash each time', async () => {
      expect(await subject.hasher.hash('correct horse')).not.toBe(await subject.hasher.hash('correct horse'));
    });

    it('keeps the password out of its hash', async () => {
      expect(await subject.hasher.hash('correcthorse')).not.toContain('correcthorse');
    });

    it('still accepts an older hash, and says that it is outdated', async () => {
      const hash = await subject.outdatedHashOf('correct horse');
      expect(await subject.hasher.verify('correct horse', hash)).toEqual({ matches: true, isOutdated: true });
      expect((await subject.hasher.verify('wrong horse', hash)).matches).toBe(false);
    });
  });
}

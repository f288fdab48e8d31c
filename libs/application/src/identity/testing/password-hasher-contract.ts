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

    it.each(['correct horse', '  blanks around  ', 'Пароль-密码-🔑', 'x'.repeat(128), '🔑'.repeat(128), '0'])(
      'recognises the password "%s", whose fresh hash is up to date',
      async (password) => {
        const hash = await subject.hasher.hash(password);
        expect(await subject.hasher.verify(password, hash)).toEqual({ matches: true, isOutdated: false });
      },
    );

    it.each([
      ['correct horse', 'correct horsf'],
      ['correct horse', 'Correct horse'],
      ['correct horse', 'correct horse '],
      ['correct horse', ''],
      [`${'x'.repeat(127)}a`, `${'x'.repeat(127)}b`],
      ['before\0after', 'before\0other'],
    ])('tells "%s" from "%s"', async (password, other) => {
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

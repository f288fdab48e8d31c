import { describe, expect, it } from '@jest/globals';
import { InvalidInputError } from '../../kernel/index.js';
import { checkPassword, LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password-policy.js';

const OWNER = { email: 'ada.king@lovelace.org', username: 'countess', name: 'Ada Byron' };
const check = (password: string, owner = OWNER, isCommon = false) => () => checkPassword(password, owner, isCommon);

describe('checkPassword', () => {
  it.each([
    ['eight characters', '3x!kQ9zz'],
    ['128 characters', 'q7'.repeat(64)],
    ['eight characters outside the basic plane', '🔑🔒🗝🔓🔐🧷🪝🪤'],
    ['128 characters outside the basic plane', '🔑'.repeat(128)],
    ['blanks inside', 'a long pass phrase'],
  ])('accepts %s', (_case, password) => {
    expect(check(password)).not.toThrow();
  });

  it.each([
    ['nothing', ''],
    ['seven characters', '3x!kQ9z'],
    ['seven characters that count as fourteen in UTF-16', '🔑'.repeat(7)],
    ['129 characters', `${'q7'.repeat(64)}q`],
  ])('refuses %s for its length', (_case, password) => {
    expect(check(password)).toThrow(expect.objectContaining({ faults: [{ field: 'password', message: 'Must be 8 to 128 characters long' }] }));
  });

  it('refuses a common password', () => {
    expect(check('password1234', OWNER, true)).toThrow(
      expect.objectContaining({ faults: [{ field: 'password', message: 'Is one of the most common passwords' }] }),
    );
  });

  it.each([
    ['the e-mail address', 'ada.king@lovelace.org'],
    ['the part of the e-mail address before the @', 'x-ada.king-x'],
    ['the username', '99countess99'],
    ['the name', '1 Ada Byron 1'],
    ['the name without its blank', '12adabyron34'],
    ['the username in another case', 'COUNTESS-1815'],
  ])('refuses a password that contains %s', (_case, password) => {
    expect(check(password)).toThrow(
      expect.objectContaining({ faults: [{ field: 'password', message: 'Must not contain your name, username or e-mail address' }] }),
    );
  });

  it.each(['halolight2026!', 'my-HaloLight-pass', 'Halo_Light.2026', 'h a l o l i g h t'])('refuses "%s", which contains the name of the product', (password) => {
    expect(check(password)).toThrow(expect.objectContaining({ faults: [{ field: 'password', message: 'Must not contain the name of this product' }] }));
  });

  it('lets what merely resembles the name of the product be', () => {
    for (const password of ['halogen-light-7', 'lighthalo-7']) expect(check(password)).not.toThrow();
  });

  it.each(['email', 'username', 'name'] as const)('compares with an upper-case %s as well', (part) => {
    const owner = { email: 'x@y.io', username: 'xyz', name: 'Xi' };
    const telling = part === 'email' ? 'TELLING@EXAMPLE.ORG' : 'TELLING';
    expect(check('abc-telling-def', { ...owner, [part]: telling })).toThrow(InvalidInputError);
  });

  it('lets parts of fewer than four characters be, which are in every password', () => {
    const owner = { email: 'ada@example.org', username: 'ada', name: 'A B' };
    expect(check('my-ada-pass-ab', owner)).not.toThrow();
    expect(check('my-adam-pass', { ...owner, username: 'adam' })).toThrow(InvalidInputError);
    expect(check('my-abcd-pass', { ...owner, name: 'ab cd' })).toThrow(InvalidInputError);
  });

  it('names the field it is told', () => {
    const short = () => checkPassword('x', OWNER, false, 'newPassword');
    const common = () => checkPassword('password1234', OWNER, true, 'newPassword');
    const own = () => checkPassword('xx-countess-xx', OWNER, false, 'newPassword');
    for (const refused of [short, common, own]) {
      expect(refused).toThrow(expect.objectContaining({ faults: [expect.objectContaining({ field: 'newPassword' })] }));
    }
  });

  it('tells its bounds', () => {
    expect([SHORTEST_PASSWORD, LONGEST_PASSWORD]).toEqual([8, 128]);
  });
});

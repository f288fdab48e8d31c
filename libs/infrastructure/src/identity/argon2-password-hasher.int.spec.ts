import { availableParallelism } from 'node:os';
import { passwordHasherContract } from '@halolight/application/identity/testing';
import { UnavailableError } from '@halolight/domain/kernel';
import { describe, expect, it, jest } from '@jest/globals';
import argon2 from 'argon2';
import { Argon2PasswordHasher } from './argon2-password-hasher.js';

const OLD = 'the pepper of last year';
const NEW = 'the pepper of this year';
const PASSWORD = 'correct horse';

passwordHasherContract('Argon2PasswordHasher after its pepper was changed', () => ({
  hasher: new Argon2PasswordHasher([NEW, OLD]),
  outdatedHashOf: (password) => new Argon2PasswordHasher([OLD]).hash(password),
}));

async function weakHashOf(password: string): Promise<string> {
  const [id = ''] = (await new Argon2PasswordHasher([NEW]).hash('any')).split('$');
  return id + (await argon2.hash(password, { memoryCost: 8_192, timeCost: 1, parallelism: 1, secret: Buffer.from(NEW) }));
}

passwordHasherContract('Argon2PasswordHasher after its parameters were raised', () => ({ hasher: new Argon2PasswordHasher([NEW]), outdatedHashOf: weakHashOf }));

describe('Argon2PasswordHasher', () => {
  it('knows no hash whose pepper it was not given', async () => {
    const hash = await new Argon2PasswordHasher([OLD]).hash(PASSWORD);
    expect(await new Argon2PasswordHasher([NEW]).verify(PASSWORD, hash)).toEqual({ matches: false, isOutdated: false });
  });

  it('makes hashes that are worth nothing without the pepper', async () => {
    const hash = await new Argon2PasswordHasher([NEW]).hash(PASSWORD);
    expect(await argon2.verify(hash.slice(hash.indexOf('$')), PASSWORD)).toBe(false);
    expect(hash).not.toContain(NEW);
  });

  it.each(['right', 'wrong'])('spends on an older, weaker hash what one of today takes, for a password that is %s', async (which) => {
    const hasher = new Argon2PasswordHasher([NEW]);
    const [weak, strong] = [await weakHashOf(PASSWORD), await hasher.hash(PASSWORD)];
    const spent = jest.spyOn(argon2, 'hash');
    await hasher.verify(which === 'right' ? PASSWORD : 'wrong horse', strong);
    expect(spent).not.toHaveBeenCalled();
    await hasher.verify(which === 'right' ? PASSWORD : 'wrong horse', weak);
    expect(spent.mock.calls.map(([, options]) => options)).toEqual([expect.objectContaining({ memoryCost: 15_360, timeCost: 2 })]);
    spent.mockRestore();
  });

  it('needs a pepper', () => {
    expect(() => new Argon2PasswordHasher([])).toThrow('pepper');
  });

  it('says unavailable at once to who would have to wait behind too many, and serves everyone before them', async () => {
    const hasher = new Argon2PasswordHasher([NEW]);
    const hash = await hasher.hash(PASSWORD);
    const outcomes: string[] = [];
    const attempts = Array.from({ length: availableParallelism() + 110 }, () =>
      hasher.verify(PASSWORD, hash).then(
        ({ matches }) => outcomes.push(String(matches)),
        (error: unknown) => outcomes.push(error instanceof UnavailableError ? 'unavailable' : String(error)),
      ),
    );
    await Promise.all(attempts);
    const refused = outcomes.filter((outcome) => outcome === 'unavailable').length;
    expect(new Set(outcomes)).toEqual(new Set(['true', 'unavailable']));
    expect(outcomes.slice(0, refused)).toEqual(Array(refused).fill('unavailable'));
    expect(outcomes.length - refused).toBeGreaterThan(100);
    expect(await hasher.verify(PASSWORD, hash)).toEqual({ matches: true, isOutdated: false });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation } from '../kit/installation.js';

const OLD = 'the pepper of last year';
const NEW = 'the pepper of this year';

let house: Installation;
beforeAll(async () => {
  house = await Installation.start({ PASSWORD_PEPPER: OLD });
});
afterAll(() => house?.stop());

const hashOf = async (id: number): Promise<string> => {
  const row = await house.database.sql('users').select('password_hash').where({ id }).first<{ password_hash: string }>();
  return row.password_hash;
};

describe('PASSWORD_PEPPER', () => {
  it('can be changed: an old hash is still good, and is made anew with the new pepper at the next sign-in', async () => {
    const { id, email, password } = await house.member();
    const before = await hashOf(id);
    const rotated = await house.addApi({ PASSWORD_PEPPER: `${NEW}, ${OLD}` });
    await rotated.anonymous().signIn(email, password);
    const after = await hashOf(id);
    expect(after).not.toBe(before);

    await rotated.anonymous().signIn(email, password);
    expect(await hashOf(id)).toBe(after);

    const withoutOld = await house.addApi({ PASSWORD_PEPPER: NEW });
    await withoutOld.anonymous().signIn(email, password);
  });

  it('is needed: without the pepper of its hash a password is wrong', async () => {
    const { email, password } = await house.member();
    const stranger = await house.addApi({ PASSWORD_PEPPER: 'another pepper' });
    expectRefusal(await stranger.anonymous().post('/api/auth/login', { email, password }), 401, 'UNAUTHORIZED');
  });

  it('is never in the database, and hashes are argon2id', async () => {
    const { id } = await house.member();
    const hash = await hashOf(id);
    const [, parameters = ''] = /\$argon2id\$v=19\$([^$]+)\$/.exec(hash) ?? [];
    const { m, t, p } = Object.fromEntries(parameters.split(',').map((parameter) => parameter.split('=')));
    expect(Number(m)).toBeGreaterThanOrEqual(19 * 1024);
    expect(Number(t)).toBeGreaterThanOrEqual(2);
    expect(Number(p)).toBeGreaterThanOrEqual(1);
    expect(hash).not.toContain(OLD);
  });
});

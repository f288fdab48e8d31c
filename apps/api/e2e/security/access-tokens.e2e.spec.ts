import { createHmac, createPublicKey, createSign, generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Installation, type Member } from '../kit/installation.js';
import { DEFAULTS } from '../kit/running-program.js';

const SECRET = DEFAULTS['JWT_SECRET'] ?? '';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

let house: Installation;
let member: Member;
let admin: { sub: string };
beforeAll(async () => {
  house = await Installation.start();
  member = await house.member();
  admin = { sub: String((await (await house.demo('super_admin')).get('/api/auth/me')).body.data.id) };
});
afterAll(() => house?.stop());

type Part = Readonly<Record<string, unknown>>;

const encoded = (part: unknown): string => Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url');
const decoded = (part = ''): Part => JSON.parse(Buffer.from(part, 'base64url').toString());
const parts = (): [header: Part, claims: Part] => {
  const [header, claims] = member.client.accessToken.split('.');
  return [decoded(header), decoded(claims)];
};
const hmac = (text: string, key: string, hash = 'sha256'): string => createHmac(hash, key).update(text).digest('base64url');

/** Signed with the right secret, so that what is changed is all that is wrong. */
function signed(changes: Part, header: Part = {}, sign = (text: string) => hmac(text, SECRET)): string {
  const [genuineHeader, genuine] = parts();
  const text = `${encoded({ ...genuineHeader, ...header })}.${encoded({ ...genuine, ...changes })}`;
  return `${text}.${sign(text)}`;
}

const statusWith = async (token: string): Promise<number> => (await house.api.anonymous({ Authorization: `Bearer ${token}` }).get('/api/auth/me')).status;
const seconds = (fromNow: number): number => Math.floor(Date.now() / 1000) + fromNow;

describe('an access token', () => {
  it('is good when it is signed anew with the secret, without a change', async () => expect(await statusWith(signed({}))).toBe(200));

  it.each<[what: string, forge: () => string]>([
    ['without a signature', () => `${encoded({ alg: 'none' })}.${encoded(parts()[1])}.`],
    ['without a signature, in another spelling', () => `${encoded({ alg: 'NoNe' })}.${encoded(parts()[1])}.`],
    ['whose claims were changed behind the signature', () => member.client.accessToken.split('.').with(1, encoded({ ...parts()[1], ...admin })).join('.')],
    ['signed with another secret', () => signed({}, {}, (text) => hmac(text, 'another secret of the same length, 123456'))],
    ['signed with an empty secret', () => signed({}, {}, (text) => hmac(text, ''))],
    ['signed by another algorithm, HS512', () => signed({}, { alg: 'HS512' }, (text) => hmac(text, SECRET, 'sha512'))],
    ['signed by RS256 with a key that it brings along', () => signed({}, { alg: 'RS256', jwk: publicKey.export({ format: 'jwk' }) }, (text) => createSign('sha256').update(text).sign(privateKey, 'base64url'))],
    ['signed with a public key taken for a secret', () => signed({}, {}, (text) => hmac(text, createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString()))],
    ['that says where to find its key', () => signed({}, { jku: 'http://127.0.0.1:9/keys', kid: '../../dev/null' }, (text) => hmac(text, ''))],
    ['with a critical extension that nobody knows', () => signed({}, { crit: ['halo'], halo: true })],
    ['that has expired', () => signed({ exp: seconds(-1) })],
    ['that never expires', () => signed({ exp: undefined })],
    ['that is not good yet', () => signed({ nbf: seconds(600) })],
    ['for another service', () => signed({ aud: 'another-api' })],
    ['of another issuer', () => signed({ iss: 'somebody' })],
    ['of another account with this session', () => signed(admin)],
    ['without a session', () => signed({ sid: undefined })],
    ['of a session that there is not', () => signed({ sid: '999999999' })],
    ['of a session in words', () => signed({ sid: '1 or 1=1' })],
    ['in five parts', () => `${member.client.accessToken}.x.y`],
  ])('is not one %s', async (_what, forge) => expect(await statusWith(forge())).toBe(401));

  it('is no refresh token, no feed token and no key of a link, nor is any of those an access token', async () => {
    const { accessToken, refreshToken } = member.client;
    const { token } = (await member.client.post('/api/calendar/feed-token')).body.data;
    for (const other of [refreshToken, token]) expect(await statusWith(other)).toBe(401);
    expect((await house.api.anonymous().post('/api/auth/refresh', { refreshToken: accessToken })).status).toBe(400);
    expect((await house.api.anonymous().get(`/api/files/shared/${accessToken}`)).status).toBeGreaterThanOrEqual(400);
  });
});

import { createHmac, createPublicKey, createSign, createVerify, generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation, type Member } from '../kit/installation.js';
import { OverheardServer } from '../kit/overheard-server.js';
import { DEFAULTS } from '../kit/running-program.js';

const SECRET = DEFAULTS['JWT_SECRET'] ?? '';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const FORGED_SECRET = 'a secret that the forger tells, 12345678';
/** The forger's keys, as a token may bring them along or say where they are. */
const PUBLIC_KEY = { ...publicKey.export({ format: 'jwk' }), kid: 'rsa', alg: 'RS256', use: 'sig' };
const SHARED_KEY = { kty: 'oct', k: Buffer.from(FORGED_SECRET).toString('base64url'), kid: 'oct', alg: 'HS256', use: 'sig' };

let house: Installation;
let member: Member;
let admin: { sub: string };
let forger: OverheardServer;
beforeAll(async () => {
  forger = await OverheardServer.start({ keys: [PUBLIC_KEY, SHARED_KEY] });
  house = await Installation.start();
  member = await house.member();
  admin = { sub: String((await (await house.demo('super_admin')).get('/api/auth/me')).body.data.id) };
});
afterAll(async () => {
  await house?.stop();
  await forger?.stop();
});

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

const rs256 = (text: string): string => createSign('sha256').update(text).sign(privateKey, 'base64url');
const hs256 = (text: string): string => hmac(text, FORGED_SECRET);

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
    ['signed with a key that it brings along, by RS256', () => signed({}, { alg: 'RS256', kid: 'rsa', jwk: PUBLIC_KEY }, rs256)],
    ['signed with a key that it brings along, by HS256', () => signed({}, { kid: 'oct', jwk: SHARED_KEY }, hs256)],
    ['signed with a public key taken for a secret', () => signed({}, {}, (text) => hmac(text, createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString()))],
    ['whose key is an empty file by its name', () => signed({}, { kid: '../../../../../../../../dev/null' }, (text) => hmac(text, ''))],
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

  it.each<[header: string, forge: () => string]>([
    ['by jku, and is signed by RS256', () => signed({}, { alg: 'RS256', kid: 'rsa', jku: forger.at('/keys') }, rs256)],
    ['by jku, and is signed by HS256', () => signed({}, { kid: 'oct', jku: forger.at('/keys') }, hs256)],
    ['by x5u, and is signed by RS256', () => signed({}, { alg: 'RS256', kid: 'rsa', x5u: forger.at('/certificates') }, rs256)],
    ['by kid, and is signed by HS256', () => signed({}, { kid: forger.at('/keys') }, hs256)],
    ['by its issuer, and is signed by RS256', () => signed({ iss: forger.at('') }, { alg: 'RS256', kid: 'rsa' }, rs256)],
  ])('is not one that says where to find its key, and nobody looks there: %s', async (_header, forge) => {
    expect(await statusWith(forge())).toBe(401);
    expect(forger.asked).toEqual([]);
  });

  it('would be good, in either way, to who took its key from there', async () => {
    const { keys } = JSON.parse(await (await fetch(forger.at('/keys'))).text());
    expect(forger.asked).toEqual(['a connection', '/keys']);
    const [rsa, oct] = keys;
    expect(createVerify('sha256').update('what was signed').verify(createPublicKey({ key: rsa, format: 'jwk' }), rs256('what was signed'), 'base64url')).toBe(true);
    expect(hmac('what was signed', Buffer.from(oct.k, 'base64url').toString())).toBe(hs256('what was signed'));
  });

  it('is no refresh token, no feed token and no key of a link, nor is any of those an access token', async () => {
    const { accessToken, refreshToken } = member.client;
    const { token } = (await member.client.post('/api/calendar/feed-token')).body.data;
    for (const other of [refreshToken, token]) expect(await statusWith(other)).toBe(401);
    expectRefusal(await house.api.anonymous().post('/api/auth/refresh', { refreshToken: accessToken }), 400, 'VALIDATION_ERROR', ['refreshToken']);
    for (const path of [`/api/files/shared/${accessToken}`, `/api/calendar/feed.ics?token=${accessToken}`]) {
      expectRefusal(await house.api.anonymous().get(path), 400, 'VALIDATION_ERROR', ['token']);
    }
  });
});

import { IncomingMessage, type IncomingHttpHeaders } from 'node:http';
import { Socket } from 'node:net';
import { sampleActor } from '@halolight/application/kernel/testing';
import { describe, expect, it } from '@jest/globals';
import { Authenticator, type Authentication } from '../http/authenticate.js';
import { assertAllowedOrigin } from './assert-allowed-origin.js';
import { upgradeCaller } from './upgrade-caller.js';

class FakeAuthenticator extends Authenticator {
  override async authenticate(token: string): Promise<Authentication | null> {
    if (token !== 'good' && token !== 'stale') return null;
    return { actor: sampleActor(7), mustChangePassword: token === 'stale', expiresAt: new Date(0) };
  }
}

const request = (headers: IncomingHttpHeaders) => Object.assign(new IncomingMessage(new Socket()), { headers });
const caller = (headers: IncomingHttpHeaders, query = '') => upgradeCaller(request(headers), new URLSearchParams(query), new FakeAuthenticator());

describe('who wants to open a WebSocket', () => {
  it.each<[IncomingHttpHeaders, string]>([
    [{ authorization: 'Bearer good' }, ''],
    [{ authorization: 'Bearer good' }, 'token=bad'],
    [{}, 'token=good'],
    [{ 'sec-websocket-protocol': 'bearer, good' }, ''],
    [{ 'sec-websocket-protocol': 'bearer,good' }, ''],
  ])('is known by %j and "%s"', async (headers, query) => {
    expect(await caller(headers, query)).toMatchObject({ actor: { userId: 7 }, expiresAt: new Date(0) });
  });

  it.each<[IncomingHttpHeaders, string, number]>([
    [{}, '', 401],
    [{}, 'token=', 401],
    [{}, 'token=bad', 401],
    [{ authorization: 'Basic good' }, '', 401],
    [{ 'sec-websocket-protocol': 'good' }, '', 401],
    [{ 'sec-websocket-protocol': 'chat, good' }, '', 401],
    [{ 'sec-websocket-protocol': 'bearer' }, '', 401],
    [{}, 'token=stale', 403],
  ])('is refused with %j and "%s"', async (headers, query, status) => {
    await expect(caller(headers, query)).rejects.toMatchObject({ status });
  });
});

describe('the origin of a page', () => {
  const assert = (origin?: string) => assertAllowedOrigin(request({ host: 'api.example:8000', ...(origin === undefined ? {} : { origin }) }), ['https://app.example']);

  it.each([undefined, 'https://app.example', 'http://api.example:8000', 'https://api.example:8000'])('may be %s', (origin) => {
    expect(() => assert(origin)).not.toThrow();
  });

  it.each(['https://evil.example', 'https://app.example.evil', 'http://api.example', 'null', ''])('may not be "%s"', (origin) => {
    expect(() => assert(origin)).toThrow(expect.objectContaining({ status: 403 }));
  });
});

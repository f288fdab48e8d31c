import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Installation } from '../kit/installation.js';

const ALLOWED = 'https://admin.example.com';
const SECOND = 'http://localhost:5173';

let house: Installation;
beforeAll(async () => {
  house = await Installation.start({ CORS_ORIGINS: JSON.stringify([ALLOWED, SECOND]) });
});
afterAll(() => house?.stop());

describe('CORS', () => {
  it('opens every answer, failures included, to the origins of CORS_ORIGINS', async () => {
    for (const origin of [ALLOWED, SECOND]) {
      for (const path of ['/api/roles', '/api/users', '/api/nowhere', '/health']) {
        const { headers } = await house.api.anonymous({ Origin: origin }).get(path);
        expect([path, headers.get('access-control-allow-origin')]).toEqual([path, origin]);
        expect(headers.get('vary')).toContain('Origin');
      }
    }
  });

  it('opens nothing to other origins', async () => {
    for (const origin of ['https://evil.example.com', 'https://admin.example.com.evil.example', 'http://admin.example.com', 'null', 'http://localhost:3000']) {
      const { headers } = await house.api.anonymous({ Origin: origin }).get('/api/roles');
      expect([origin, headers.get('access-control-allow-origin')]).toEqual([origin, null]);
    }
  });

  it('lets scripts read what the contract promises in headers', async () => {
    const { headers } = await house.api.anonymous({ Origin: ALLOWED }).get('/api/roles');
    const exposed = headers.get('access-control-expose-headers')?.split(/, ?/) ?? [];
    expect(exposed).toEqual(expect.arrayContaining(['X-Request-Id', 'X-Process-Time', 'ETag', 'Retry-After']));
  });

  it('answers a preflight before anything else is asked for', async () => {
    const { status, headers } = await house.api.anonymous().request('OPTIONS', '/api/users/1', undefined, {
      Origin: ALLOWED,
      'Access-Control-Request-Method': 'PATCH',
      'Access-Control-Request-Headers': 'authorization, content-type, x-version',
    });
    expect([status, headers.get('access-control-allow-origin')]).toEqual([204, ALLOWED]);
    expect(headers.get('access-control-allow-methods')).toContain('PATCH');
    expect(headers.get('access-control-allow-headers')).toBe('authorization, content-type, x-version');
    expect(headers.get('x-request-id')).not.toBeNull();
    expect(headers.get('x-process-time')).not.toBeNull();
  });

  it('refuses a preflight of another origin the permission, not the answer', async () => {
    const { headers } = await house.api.anonymous().request('OPTIONS', '/api/users', undefined, {
      Origin: 'https://evil.example.com',
      'Access-Control-Request-Method': 'POST',
    });
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('opens to http://localhost:3000 unless told', async () => {
    const api = await house.addApi();
    const { headers } = await api.anonymous({ Origin: 'http://localhost:3000' }).get('/api/roles');
    expect(headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
  });
});

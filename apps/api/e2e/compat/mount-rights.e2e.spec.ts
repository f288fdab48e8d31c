import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MountRoute } from '../../src/http/compat/mount.js';
import { expectedOf } from '../authorization/authorization-row.js';
import type { ApiClient } from '../kit/api-client.js';
import { Installation } from '../kit/installation.js';
import { MOUNT_CALLS, rowOf } from './mount-calls.js';

/** Open to strangers, by method and path below a mount, and why. */
const PUBLIC: Readonly<Record<string, string>> = {
  'POST /auth/login': 'signs in',
  'POST /auth/register': 'opens an account',
  'POST /auth/refresh': 'is asked when the access token is no good any more',
  'POST /auth/forgot-password': 'is for who cannot sign in',
  'POST /auth/reset-password': 'is decided by the token that was mailed',
  'GET /roles': 'roles are public by name, as the API has it',
  'GET /roles/:id': 'likewise',
  'GET /roles/detail': 'likewise',
};

const rightsOf = (route: MountRoute) => expectedOf(rowOf(route));

let house: Installation;
let guest: ApiClient;
beforeAll(async () => {
  house = await Installation.start();
  guest = await house.demo('guest');
});
afterAll(() => house?.stop());

async function ask(client: ApiClient, base: string, { method, path }: MountRoute): Promise<readonly [status: number, code: string, isTold: boolean]> {
  const verb = method.toUpperCase();
  const { status, body } = await client.request(verb, base + path.replaceAll(/:\w+/g, '1'), verb === 'GET' || verb === 'DELETE' ? undefined : {});
  return [status, body.error?.code, body.message === body.error?.message];
}

describe('every route of the mounts is decided as the operation behind it:', () => {
  const isPublic = ([name]: (typeof MOUNT_CALLS)[number]): boolean => name in PUBLIC;

  it.each(MOUNT_CALLS.filter((call) => !isPublic(call)))('%s below %s refuses strangers', async (_name, base, route) => {
    expect(rightsOf(route).anonymous).toBe(401);
    expect(await ask(house.api.anonymous(), base, route)).toEqual([401, 'UNAUTHORIZED', true]);
  });

  it.each(MOUNT_CALLS.filter(isPublic))('%s below %s looks at what strangers send', async (_name, base, route) => {
    expect(rightsOf(route).anonymous).not.toBe(401);
    expect([200, 400]).toContain((await ask(house.api.anonymous(), base, route))[0]);
  });

  it.each(MOUNT_CALLS.filter(([, , route]) => rightsOf(route).guest === 403))('%s below %s refuses guests, who lack the permission', async (_name, base, route) => {
    expect(await ask(guest, base, route)).toEqual([403, 'FORBIDDEN', true]);
  });
});

it('nothing is listed as public that no mount has', () => {
  expect(Object.keys(PUBLIC).filter((listed) => !MOUNT_CALLS.some(([name]) => name === listed))).toEqual([]);
});

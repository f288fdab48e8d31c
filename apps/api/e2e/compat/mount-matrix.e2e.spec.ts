import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MountRoute } from '../../src/http/compat/mount.js';
import { ACTORS, type Actor } from '../authorization/actors.js';
import { arranged } from '../authorization/arranged.js';
import { AUTHORIZATION_MATRIX } from '../authorization/authorization-matrix.js';
import { expectedOf, type AuthorizationRow } from '../authorization/authorization-row.js';
import { World } from '../authorization/world.js';
import { Installation } from '../kit/installation.js';
import type { Json } from '../kit/json.js';
import { MOUNT_CALLS, rowOf } from './mount-calls.js';

type Retelling = (body: Json) => object;

/** Calls that say what the operation takes in fields of their own. */
const IN_OTHER_WORDS: Readonly<Record<string, Retelling>> = {
  'POST /roles/:id/permissions': ({ permissions }) => ({ permissionIds: permissions }),
  'POST /permissions': ({ name }) => ({ resource: name.split(':')[0], action: name.split(':')[1] }),
  'POST /teams/:id/members': ({ userIds }) => ({ userId: userIds[0] }),
  'POST /documents/:id/share': ({ userId }) => ({ userIds: [userId] }),
  'POST /documents/:id/unshare': ({ userId }) => ({ userIds: [userId] }),
};

/** Calls that are about something else than what the matrix arranges for their operation, and what. */
const OF_SOMETHING_ELSE: Readonly<Record<string, string>> = {
  'POST /files/folder-:id/copy': 'a folder, for which it is refused to everybody',
  'PATCH /files/folder-:id/favorite': 'a folder, likewise',
  'POST /files/folder-:id/share': 'a folder, likewise',
  'GET /files/folder-:id/download-url': 'a folder, likewise',
  'POST /calendar/events/batch-delete': 'several events, of each of which it tells whether it may go',
};

let house: Installation;
let world: World;
beforeAll(async () => {
  house = await Installation.start();
  world = await World.open(house);
});
afterAll(() => house?.stop());

/** What the row arranges, asked at the mount. */
async function statusFor(actor: Actor, row: AuthorizationRow, base: string, { method, path }: MountRoute, retold: Retelling = (body) => body): Promise<number> {
  const { params = {}, query = '', body, headers = {}, client } = await arranged(world, row, actor);
  const filled = path.replaceAll(/:(\w+)/g, (_colon, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${row[0]}: its row gives no ${name}`);
    return encodeURIComponent(value);
  });
  const { status } = await client.request(method.toUpperCase(), `${base}${filled}${query}`, body === undefined ? body : retold(body), headers);
  return status;
}

async function statuses(...call: [row: AuthorizationRow, base: string, route: MountRoute, retold?: Retelling | undefined]): Promise<Record<string, number>> {
  return Object.fromEntries(await Promise.all(ACTORS.map(async (actor) => [actor, await statusFor(actor, ...call)] as const)));
}

describe('each caller gets from the mounts what the matrix says of the operation behind the call:', () => {
  it.each(MOUNT_CALLS.filter(([name]) => !(name in OF_SOMETHING_ELSE)))(`%s below %s: ${ACTORS.length} callers`, async (name, base, route) => {
    const row = rowOf(route);
    expect(await statuses(row, base, route, IN_OTHER_WORDS[name])).toEqual(expectedOf(row));
  });

  const shared = MOUNT_CALLS.filter(([name]) => name === 'POST /files/:id/share');
  it.each(shared)(`%s below %s, with somebody, as the grant that it is: ${ACTORS.length} callers`, async (_name, base, route) => {
    const row = AUTHORIZATION_MATRIX.find(([operation]) => operation === 'POST /files/{id}/grant');
    if (!row) throw new Error('Grants have no row in the authorization matrix');
    expect(await statuses(row, base, route, ({ userId }) => ({ userIds: [userId] }))).toEqual(expectedOf(row));
  });
});

it('no call is listed as something else that no mount has', () => {
  const names = MOUNT_CALLS.map(([name]) => name);
  expect([...Object.keys(IN_OTHER_WORDS), ...Object.keys(OF_SOMETHING_ELSE)].filter((listed) => !names.includes(listed))).toEqual([]);
});

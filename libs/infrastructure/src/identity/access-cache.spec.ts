import type { Access } from '@halolight/application/identity';
import { PermissionSet } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { AccessCache } from './access-cache.js';

const NOBODY_ELSE: Access['grantsByRole'] = new Map();

let cache: AccessCache;
beforeEach(() => {
  cache = new AccessCache();
});

/** Of a session and a user of the same number, as the database tells it: with names of its own. */
function access(id: number, names: readonly string[], given: Partial<Access> = {}): Access {
  const permissions = new PermissionSet(names);
  return { sessionId: id, userId: id, expiresAt: new Date(2_000_000_000_000), mustChangePassword: false, permissions, grantsByRole: NOBODY_ELSE, ...given };
}
const put = (...accesses: Access[]) => accesses.forEach((each) => cache.put(each, cache.epoch));
const many = (count: number, of = '') => Array.from({ length: count }, (_, n) => `resource${of}${n}:view`);

describe('AccessCache', () => {
  it('remembers all of an answer', () => {
    const grantsByRole = new Map([[3, ['users:view']], [4, ['roles:view']]]);
    const known = access(1, ['users:view', 'roles:view'], { userId: 7, mustChangePassword: true, grantsByRole });
    put(known);
    expect(cache.get(1)).toEqual(known);
    expect(cache.get(7)).toBeNull();
  });

  it('holds once what several are granted alike, and each one’s own beside it', () => {
    const roles = () => new Map([[3, ['users:view']], [4, ['roles:view']]]);
    put(access(1, ['users:view', 'roles:view'], { grantsByRole: roles() }), access(2, ['roles:view', 'users:view'], { grantsByRole: roles(), mustChangePassword: true }));
    const [one, two] = [cache.get(1), cache.get(2)];
    expect(two?.permissions).toBe(one?.permissions);
    expect(two?.grantsByRole).toBe(one?.grantsByRole);
    expect([one?.mustChangePassword, two?.mustChangePassword]).toEqual([false, true]);
  });

  it('takes nobody for somebody else, whose permissions are others or come from other roles', () => {
    put(access(1, ['users:view']), access(2, ['users:update']), access(3, []), access(4, ['users:view'], { grantsByRole: new Map([[3, ['users:view']], [4, []]]) }));
    expect([1, 2, 3, 4].map((id) => cache.get(id)?.permissions.names())).toEqual([['users:view'], ['users:update'], [], ['users:view']]);
    expect([1, 4].map((id) => cache.get(id)?.grantsByRole.size)).toEqual([0, 2]);
  });

  it('remembers everybody who is granted the same, however much that is', () => {
    const ids = Array.from({ length: 100 }, (_, id) => id);
    const names = many(10_000);
    for (const id of ids) put(access(id, names));
    expect(ids.filter((id) => cache.get(id) === null)).toEqual([]);
  });

  it('holds no more than half a million names, whoever they are of, and those that were used last', () => {
    const ids = Array.from({ length: 60 }, (_, id) => id);
    for (const id of ids) {
      put(access(id, many(10_000, `${id}_`)));
      cache.get(0);
    }
    const known = ids.filter((id) => cache.get(id) !== null);
    expect(known).toEqual([0, ...ids.slice(-48)]);
  });

  it('counts what roles grant by themselves', () => {
    const grantsByRole = (id: number) => new Map([[1, many(100_000, `${id}_`)], [2, many(100_000, `${id}_`)]]);
    for (const id of [1, 2, 3]) put(access(id, [], { grantsByRole: grantsByRole(id) }));
    expect([1, 2, 3].map((id) => cache.get(id) !== null)).toEqual([false, true, true]);
  });

  it('does not remember who is granted more than all may be, nor drops others for them', () => {
    put(access(1, ['users:view']), access(2, many(500_000)));
    expect([cache.get(1)?.permissions.names(), cache.get(2)]).toEqual([['users:view'], null]);
  });

  it('forgets sessions, users and everything, and remembers nothing that was read before', () => {
    const everybody = [access(1, ['users:view']), access(2, ['users:view']), access(3, ['users:view'])];
    put(...everybody);
    cache.forgetSession(1);
    cache.forgetUser(2);
    expect([1, 2, 3].map((id) => cache.get(id) !== null)).toEqual([false, false, true]);
    const { epoch } = cache;
    cache.forgetAll();
    for (const each of everybody) cache.put(each, epoch);
    expect([1, 2, 3].map((id) => cache.get(id))).toEqual([null, null, null]);
  });
});

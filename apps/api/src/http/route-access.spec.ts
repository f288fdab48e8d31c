import { describe, expect, it } from '@jest/globals';
import { PermissionSet } from '@halolight/domain/kernel';
import { RouteAccess } from './route-access.js';

const actor = (...names: string[]) => ({ userId: 1, sessionId: 1, permissions: new PermissionSet(names) });

describe('who may call a route', () => {
  it('is anybody without security, anybody known or not with an empty entry, else who signed in', () => {
    expect(RouteAccess.of([]).callers).toBe('anybody');
    expect(RouteAccess.of([{ jwt: [] }, {}]).callers).toBe('optional');
    expect(RouteAccess.of([{ jwt: [] }]).callers).toBe('signed-in');
  });

  it('is whoever holds all permissions of one entry', () => {
    const access = RouteAccess.of([{ jwt: ['users:view'] }, { jwt: ['roles:view', 'roles:update'] }]);
    expect(access.allows(actor('users:view'))).toBe(true);
    expect(access.allows(actor('roles:view'))).toBe(false);
    expect(access.allows(actor('roles:view', 'roles:update'))).toBe(true);
    expect(access.allows(actor())).toBe(false);
  });

  it('counts wildcards and aliases', () => {
    const access = RouteAccess.of([{ jwt: ['users:read'] }]);
    for (const held of ['*', 'users:*', '*:view', 'users:view']) expect(access.allows(actor(held))).toBe(true);
    expect(access.allows(actor('users:update'))).toBe(false);
  });

  it('is everybody who signed in where no permission is named', () => {
    expect(RouteAccess.of([{ jwt: [] }]).allows(actor())).toBe(true);
  });

  it('does not start with a scope that is no permission', () => {
    expect(() => RouteAccess.of([{ jwt: ['users view'] }])).toThrow('Request parameter validation failed');
  });
});

import { describe, expect, it } from '@jest/globals';
import { clientPermissionNames, clientPermissions, permissionNames } from './client-permissions.js';

describe('permissions for the front ends', () => {
  it('go out in the API\'s words and in theirs, each once', () => {
    expect(clientPermissionNames(['users:view', 'users:update', 'messages:create', 'users:edit'])).toEqual([
      'users:view', 'users:update', 'users:edit', 'messages:create',
    ]);
  });

  it('name every action of a resource that is granted as a whole', () => {
    expect(clientPermissionNames(['files:*'])).toEqual(['files:*', 'files:view', 'files:create', 'files:update', 'files:edit', 'files:delete', 'files:upload']);
    expect(clientPermissionNames(['activities:*', 'users:view'], () => ['view', 'update'])).toEqual(['activities:*', 'activities:view', 'activities:update', 'activities:edit', 'users:view']);
  });

  it('claim no right that is another one', () => {
    expect(clientPermissionNames(['files:create', 'messages:create'])).toEqual(['files:create', 'messages:create']);
    expect(permissionNames(['files:upload', 'messages:send'])).toEqual(['files:upload', 'messages:send']);
  });

  it('are all rights in one word, and of one action as they were granted', () => {
    expect(clientPermissionNames(['*', '*:view', '*:*'])).toEqual(['*', '*:view']);
    expect(clientPermissions(['*'])).toEqual([{ id: '*', resource: '*', action: '*' }]);
  });

  it('come in in either\'s words, and what is no list is left for the operation to refuse', () => {
    expect(permissionNames(['users:edit', 'users:update', 'messages:send', 7])).toEqual(['users:update', 'messages:send', 7]);
    expect(permissionNames('all')).toBe('all');
  });

  it.each([
    [['users:*', 'users:view', 'users:create', 'users:update', 'users:edit'], ['users:view', 'users:create', 'users:update']],
    [['users:*', 'users:view', 'users:create', 'users:update', 'users:delete'], ['users:view', 'users:create', 'users:delete']],
    [['users:*', 'users:view', 'users:create', 'users:edit', 'users:delete', 'files:view'], ['users:view', 'users:create', 'users:delete', 'files:view']],
    [['users:*', 'users:edit'], []],
    [['users:*', 'files:view'], ['users:*', 'files:view']],
    [['*', 'users:view'], ['*', 'users:view']],
  ])('lose the action that was taken back beside the whole resource: %j', (sent, meant) => expect(permissionNames(sent)).toEqual(meant));

  it('are the whole resource beside each action that the catalogue has, and no longer without one of them', () => {
    const actionsOf = () => ['view', 'export'];
    expect(permissionNames(['analytics:*', 'analytics:view', 'analytics:export'], actionsOf)).toEqual(['analytics:*']);
    expect(permissionNames(['analytics:*', 'analytics:view'], actionsOf)).toEqual(['analytics:view']);
  });

  it.each([[['*']], [['*:view', 'users:*']], [['activities:*', 'blog:view_stats', 'messages:*']], [['files:create', 'messages:create', 'users:update']]])(
    'come back as they went out: %j',
    (names) => expect(permissionNames(clientPermissionNames(names))).toEqual(names),
  );
});

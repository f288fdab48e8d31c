import { describe, expect, it } from '@jest/globals';
import { InvalidInputError } from './common-errors.js';
import { Permission } from './permission.js';

describe('Permission', () => {
  it.each([
    ['users:view', 'users:view', 'users', 'view'],
    ['users:*', 'users:*', 'users', '*'],
    ['*:view', '*:view', '*', 'view'],
    ['*', '*', '*', '*'],
    ['a:b', 'a:b', 'a', 'b'],
    ['blog-posts_2:view_stats-3', 'blog-posts_2:view_stats-3', 'blog-posts_2', 'view_stats-3'],
    [`${'r'.repeat(64)}:${'a'.repeat(64)}`, `${'r'.repeat(64)}:${'a'.repeat(64)}`, 'r'.repeat(64), 'a'.repeat(64)],
  ])('reads "%s"', (text, name, resource, action) => {
    expect(Permission.parse(text)).toMatchObject({ name, resource, action });
    expect(Permission.canParse(text)).toBe(true);
  });

  it.each([
    ['users:read', 'users:view'],
    ['users:edit', 'users:update'],
    ['*:read', '*:view'],
    ['*:edit', '*:update'],
    ['can_view_stats', 'blog:view_stats'],
    ['*:*', '*'],
  ])('takes the alias "%s" for %s', (alias, name) => {
    expect(Permission.parse(alias).name).toBe(name);
    expect(Permission.canParse(alias)).toBe(true);
  });

  it.each(['read:users', 'edit:view', 'ready:reader'])('takes "%s" as it is: only an action has aliases', (text) => {
    expect(Permission.parse(text).name).toBe(text);
  });

  it.each([
    '', ' ', ':', 'users', 'users:', ':view', 'users:view:all', 'Users:view', 'users:View', ' users:view', 'users:view ', 'users:view\n', 'users view',
    '1users:view', 'users:1view', '_users:view', '-users:view', 'users:_view', 'users:-view', '**', '*:*:*', '*users:view', 'users:vi*w', 'üsers:view', 'users:view\0',
    `${'r'.repeat(65)}:view`, `users:${'a'.repeat(65)}`, '__proto__', 'constructor',
  ])('refuses %j', (text) => {
    expect(() => Permission.parse(text)).toThrow(InvalidInputError);
    expect(Permission.canParse(text)).toBe(false);
  });

  it('names the field at fault, and shows no more than 80 characters of what was there', () => {
    const parse = (field?: string) => {
      try {
        return Permission.parse('x'.repeat(100), field);
      } catch (error) {
        return error;
      }
    };
    expect(parse()).toMatchObject({ faults: [{ field: 'permission' }] });
    expect(parse('name')).toMatchObject({
      faults: [{ field: 'name', message: `"${'x'.repeat(80)}" is not a permission; write resource:action, resource:*, *:action or *` }],
    });
  });

  it('knows the wildcards that stand for it', () => {
    expect(Permission.parse('users:edit')).toMatchObject({ withAnyAction: 'users:*', onAnyResource: '*:update' });
  });

  it('has one object for everything', () => {
    expect(Permission.parse('*')).toBe(Permission.ALL);
    expect(Permission.parse('*:*')).toBe(Permission.ALL);
  });
});

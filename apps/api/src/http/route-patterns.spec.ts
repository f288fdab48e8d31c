import { describe, expect, it } from '@jest/globals';
import { RoutePatterns } from './route-patterns.js';

const patterns = new RoutePatterns(['/api/users', '/api/users/me', '/api/users/:id', '/api/users/:id/roles']);

describe('RoutePatterns', () => {
  it.each([
    ['/api/users', '/api/users'],
    ['/api/users/me', '/api/users/me'],
    ['/api/users/7', '/api/users/:id'],
    ['/api/users/7/roles', '/api/users/:id/roles'],
    ['/api/users/', undefined],
    ['/api/users/7/robots', undefined],
    ['/api/users/7/roles/1', undefined],
    ['/other', undefined],
  ])('%s is one of %s', (path, pattern) => {
    expect(patterns.of(path)).toBe(pattern);
  });
});

import { describe, expect, it } from '@jest/globals';
import { bearerToken } from './authenticate.js';
import { resourceOf } from './resource-of.js';

describe('a request line', () => {
  it.each([
    ['/api/users/1', 'users'],
    ['/api/users', 'users'],
    ['/api/users/', 'users'],
    ['/docs', 'docs'],
    ['/api/docs', 'docs'],
    ['/api', 'api'],
    ['/api/', ''],
    ['/', ''],
  ])('%s is about "%s"', (path, resource) => {
    expect(resourceOf(path)).toBe(resource);
  });
});

describe('an Authorization header', () => {
  it.each([
    ['Bearer abc.def', 'abc.def'],
    ['bearer abc', 'abc'],
    ['Bearer   abc ', 'abc'],
    ['Bearer ', null],
    ['Bearerabc', null],
    ['Basic abc', null],
    [undefined, null],
  ])('%s holds the token %s', (header, token) => {
    expect(bearerToken(header)).toBe(token);
  });
});

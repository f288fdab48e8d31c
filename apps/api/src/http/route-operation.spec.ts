import { describe, expect, it } from '@jest/globals';
import { noteApi } from '../../testing/note-api.js';
import { routeOperation } from './route-operation.js';

const routeTo = (path: string) => {
  const route = noteApi.routes.find((candidate) => candidate.path === path);
  if (!route) throw new Error(`No route ${path}`);
  return route;
};

describe('what the document says about a route', () => {
  it('is found by its path', () => {
    expect(routeOperation(noteApi, routeTo('/api/notes/form'))).toEqual({
      consumes: ['application/x-www-form-urlencoded'],
      produces: ['application/json'],
      beforePasswordChange: false,
      takesQueryToken: false,
      streams: null,
      speaksOAuth: false,
    });
    expect(routeOperation(noteApi, routeTo('/api/notes/mine')).beforePasswordChange).toBe(true);
  });

  it('must say who may call it', () => {
    const undecided = { ...noteApi, document: { ...noteApi.document, paths: { '/notes': { get: { responses: {} } } } } };
    expect(() => routeOperation(undecided, routeTo('/api/notes'))).toThrow('get /api/notes says neither @Security nor @NoSecurity');
    expect(() => routeOperation(undecided, routeTo('/api/notes/form'))).toThrow('post /api/notes/form says neither');
  });
});

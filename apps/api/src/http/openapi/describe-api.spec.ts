import { describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { noteApi } from '../../../testing/note-api.js';
import { describeApi } from './describe-api.js';

const described = describeApi(noteApi.document);
const statusesOf = (path: string, method: string): string[] => Object.keys(described.paths[path]?.[method]?.responses ?? {});

describe('the API description', () => {
  it('is valid OpenAPI', async () => {
    expect(await new Validator().validate({ ...structuredClone(described) })).toEqual({ valid: true });
  });

  it('names the failures that can happen to an operation, and no others', () => {
    expect(statusesOf('/notes', 'post')).toEqual(['200', '401', '403', '406', '408', '409', '413', '415', '426', '500', '503', '400'].sort());
    expect(statusesOf('/notes/{id}', 'get')).toEqual(['200', '400', '401', '403', '404', '406', '426', '500', '503']);
    expect(statusesOf('/versions', 'get')).toEqual(['200', '406', '500', '503']);
    expect(statusesOf('/notes/open', 'post')).toContain('429');
  });

  it('names the failures that only the operation knows of', () => {
    const { document } = noteApi;
    const registration = { security: [], responses: {}, 'x-failures': ['403'] };
    const { paths } = describeApi({ ...document, paths: { '/register': { post: registration } } });
    expect(paths['/register']?.['post']?.responses['403']).toEqual({ $ref: '#/components/responses/Forbidden' });
  });

  it('shows failures in the words of OAuth where they are told so', () => {
    const responses = described.paths['/auth/token']?.['post']?.responses ?? {};
    expect(Object.keys(responses)).toEqual(['200', '400', '406', '426', '429', '500', '503']);
    expect(responses['429']).toMatchObject({
      headers: { 'Retry-After': {} },
      content: { 'application/json': { schema: { $ref: '#/components/schemas/OAuthErrorBody' }, example: { error: 'slow_down' } } },
    });
  });

  it('says where versions can be named, and creations repeated', () => {
    const item = described.paths['/notes/versioned'];
    const references = (method: string, status: string): string => JSON.stringify([item?.[method]?.parameters, item?.[method]?.responses[status]?.headers]);
    expect(references('get', '200')).toMatch(/If-None-Match.*ETag/);
    expect(references('put', '200')).toMatch(/If-Match.*ETag/);
    expect(references('post', '201')).toMatch(/Idempotency-Key.*Idempotency-Replayed/);
    expect(statusesOf('/notes/versioned', 'get')).toContain('304');
    expect(statusesOf('/notes/versioned', 'put')).toEqual(expect.arrayContaining(['412', '428']));
    expect(JSON.stringify(described.paths['/notes/open'])).not.toMatch(/ETag|Idempotency|If-/);
  });

  it('tells who may call an operation', () => {
    expect(described.paths['/notes']?.['post']?.description).toBe('Needs `notes:create`.');
  });

  it('describes a parameter once, as the query itself describes it', () => {
    const sort = (description: string): object => ({ name: 'sort', in: 'query', description });
    const list = { security: [], responses: {}, parameters: [sort('inherited'), sort('own')] };
    const { paths } = describeApi({ ...noteApi.document, paths: { '/list': { get: list } } });
    expect(paths['/list']?.['get']?.parameters?.filter((parameter) => 'name' in parameter)).toEqual([sort('own')]);
  });

  it('refers to nothing that is not there', () => {
    const text = JSON.stringify(described);
    for (const [, kind = '', name = ''] of text.matchAll(/"#\/components\/(\w+)\/([^"]+)"/g)) {
      expect([name, described.components?.[kind]?.[name]]).toEqual([name, expect.any(Object)]);
    }
  });

  it('gives every failure an example in the shape of the contract', () => {
    for (const response of Object.values(described.components?.['responses'] ?? {})) {
      expect(response).toMatchObject({ content: { 'application/json': { example: { success: false, error: { code: expect.any(String) } } } } });
    }
  });

  it('lets a token be fetched or pasted, and names the permission', () => {
    expect(described.paths['/notes']?.['post']?.security).toEqual([{ jwt: ['notes:create'] }, { bearer: [] }]);
    expect(described.paths['/notes']?.['get']?.security).toEqual([]);
    expect(described.components?.['securitySchemes']?.['jwt']).toMatchObject({ flows: { password: { scopes: { 'notes:create': expect.any(String) } } } });
  });
});

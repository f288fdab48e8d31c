import { describe, expect, it } from '@jest/globals';
import { postmanCollection } from './postman-collection.js';

const ok = { '200': { description: 'Ok', content: { 'application/json': {} } } };
const created = { '201': { description: 'Created', content: { 'application/json': {} } } };
const json = (example: object) => ({ content: { 'application/json': { example } } });
const document = {
  openapi: '3.1.0',
  info: { title: 'Lamps' },
  components: { parameters: { Version: { name: 'X-Version', in: 'header' } } },
  paths: {
    '/lamps/{id}': {
      get: { summary: 'Shows a lamp', tags: ['Lamps'], responses: ok, security: [{ jwt: [] }] },
      delete: { summary: 'Deletes a lamp', tags: ['Lamps'], responses: ok },
      put: { summary: 'Replaces a lamp', tags: ['Lamps'], responses: ok, requestBody: json({ name: 'Green lamp', userId: 42, userIds: [42], colour: 'RED' }) },
    },
    '/lamps': {
      get: { summary: 'Lists lamps', tags: ['Lamps'], responses: ok, parameters: [{ name: 'sort', in: 'query', description: 'By what' }, { $ref: '#/components/parameters/Version' }] },
      post: { summary: 'Makes a lamp', tags: ['Lamps'], responses: created, requestBody: json({ name: 'Green lamp' }) },
    },
    '/lamps/shine': { get: { summary: 'Shines', tags: ['Lamps'], responses: { '200': { description: 'Ok', content: { 'text/event-stream': {} } } } } },
    '/files/upload': { post: { summary: 'Uploads', tags: ['Files'], responses: created, requestBody: { content: { 'multipart/form-data': {} } } } },
    '/auth/logout': { post: { summary: 'Signs out', tags: ['Authentication'], responses: ok } },
    '/auth/login': { post: { operationId: 'LoginAuth', summary: 'Signs in', tags: ['Authentication'], responses: ok, security: [], requestBody: json({ email: 'a' }) } },
  },
};

interface Item {
  readonly name: string;
  readonly request: { readonly url: object; readonly header: readonly object[]; readonly auth?: object; readonly body?: { readonly raw: string } };
  readonly event: readonly { readonly script: { readonly exec: readonly string[] } }[];
}

const { item: folders } = postmanCollection(document) as { item: { name: string; item: Item[] }[] };
const items = folders.flatMap(({ item }) => item);
const the = (name: string): Item => {
  const found = items.find((item) => item.name === name);
  if (!found) throw new Error(`Nothing called ${name}`);
  return found;
};
const bodyOf = (name: string): string => the(name).request.body?.raw ?? '';

describe('a Postman collection', () => {
  it('signs in first, makes before it asks, and removes and signs out last', () => {
    expect(folders.map(({ name, item }) => [name, item.map((each) => each.name)])).toEqual([
      ['Authentication', ['Signs in']],
      ['Files', ['Uploads']],
      ['Lamps', ['Makes a lamp', 'Shows a lamp', 'Replaces a lamp', 'Lists lamps', 'Shines']],
      ['Removal', ['Deletes a lamp']],
      ['Signing out', ['Signs out']],
    ]);
  });

  it('hands ids on', () => {
    expect(the('Makes a lamp').event[0]?.script.exec).toContain("  pm.collectionVariables.set('lampsId', data.id);");
    expect(the('Shows a lamp').request.url).toEqual({
      raw: '{{baseUrl}}/lamps/:id', host: ['{{baseUrl}}'], path: ['lamps', ':id'], variable: [{ key: 'id', value: '{{lampsId}}' }],
    });
    expect(bodyOf('Replaces a lamp').replaceAll(/\s/g, '')).toBe('{"name":"Greenlamp-{{run}}","userId":{{usersId}},"userIds":[{{usersId}}],"colour":"RED"}');
  });

  it('keeps the tokens of signing in, with a name and password that can be set', () => {
    expect(JSON.parse(bodyOf('Signs in'))).toEqual({ email: '{{login}}', password: '{{password}}' });
    expect(the('Signs in').event[0]?.script.exec).toContain("  pm.collectionVariables.set('accessToken', data.accessToken);");
    expect([the('Signs in').request.auth, the('Shows a lamp').request.auth]).toEqual([{ type: 'noauth' }, undefined]);
  });

  it('offers the parameters of a query without sending them', () => {
    expect(the('Lists lamps').request.url).toMatchObject({ query: [{ key: 'sort', value: '', description: 'By what', disabled: true }] });
  });

  it('does not wait for a stream that does not end', () => {
    expect(the('Shines').request.header).toEqual([{ key: 'Accept', value: 'application/json' }]);
  });

  it('carries what it uploads with it', () => {
    expect(bodyOf('Uploads')).toMatch(/^--halolight\r\n[^]*\r\n\r\nA note\.\r\n--halolight--\r\n$/);
  });
});

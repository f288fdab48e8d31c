import { ConflictError, UnavailableError } from '@halolight/domain/kernel';
import { RequestContext as CurrentRequest } from '@halolight/infrastructure/kernel';
import type { Request } from 'express';
import type { ApiDefinition } from '../src/http/api-definition.js';
import { ok } from '../src/http/envelope.js';
import { expectedVersions } from '../src/http/expected-versions.js';
import type {} from '../src/http/request-context.js';
import type { RouteDefinition, RouteModels } from '../src/http/route-definition.js';
import { tagVersion } from '../src/http/version-tag.js';

interface NoteBody {
  readonly title: string;
}

/** What the pipeline is tried on: the least controller that takes every way through it. */
export class NotesController {
  readonly created: unknown[] = [];
  /** Answered by `slow`. */
  readonly gate = Promise.withResolvers<void>();

  list = (query: object): object => ok(query);
  show = (id: number): object => ok({ id });
  origin = (): object => ok(CurrentRequest.getStore()?.client ?? null);
  mine = (request: Request): object => ok({ userId: request.actor?.userId ?? null });
  form = (body: { readonly grant_type: string }): object => {
    if (body.grant_type === 'outage') throw new UnavailableError('The database is away', 7);
    return ok(body);
  };

  versioned = (request: Request): object => {
    tagVersion(request, 3);
    return ok({ method: request.method });
  };

  change = (request: Request, ifMatch?: string): object => {
    tagVersion(request, 4, 'seen by few');
    return ok({ expected: expectedVersions(ifMatch) ?? 'any' });
  };

  create = (body: NoteBody): object => {
    this.created.push(body);
    return ok(body);
  };

  fail = (reason: string): never => {
    if (reason === 'taken') throw new ConflictError('This title is taken', [{ field: 'title', message: 'is taken' }]);
    if (reason === 'away') throw new UnavailableError('The database is away', 7);
    throw new Error(`secret cause: ${reason}`);
  };

  slow = async (): Promise<object> => {
    await this.gate.promise;
    return ok('late');
  };
}

const models: RouteModels = {
  Query: {
    dataType: 'refObject',
    properties: {
      page: { dataType: 'integer', validators: { minimum: { value: 1 } } },
      search: { dataType: 'string' },
      count: {
        dataType: 'union',
        subSchemas: [
          { dataType: 'enum', enums: ['exact'] },
          { dataType: 'enum', enums: ['none'] },
        ],
      },
    },
    additionalProperties: false,
  },
  Note: {
    dataType: 'refObject',
    properties: {
      title: { dataType: 'string', required: true, validators: { minLength: { value: 1 }, maxLength: { value: 20 } } },
      text: {
        dataType: 'union',
        subSchemas: [{ dataType: 'string' }, { dataType: 'enum', enums: [null] }],
        validators: { maxLength: { value: 5 } },
      },
      ids: { dataType: 'array', array: { dataType: 'integer' } },
      password: { dataType: 'string', validators: { minLength: { value: 8 } } },
      place: { dataType: 'nestedObjectLiteral', nestedProperties: { city: { dataType: 'string', required: true } } },
      anything: { dataType: 'any' },
    },
    additionalProperties: false,
  },
  Form: { dataType: 'refObject', properties: { grant_type: { dataType: 'string', required: true } }, additionalProperties: false },
};

const BODY = { in: 'body', name: 'body', required: true } as const;
const REQUEST = { request: { in: 'request', name: 'request', required: true, dataType: 'object' } } as const;
const ID = { id: { in: 'path', name: 'id', required: true, dataType: 'integer' } } as const;

const route = (
  method: RouteDefinition['method'],
  path: string,
  action: string,
  security: RouteDefinition['security'],
  parameters: RouteDefinition['parameters'] = {},
  successStatus?: number,
): RouteDefinition => ({ method, path, action, security, parameters, successStatus, controller: NotesController });

const routes: readonly RouteDefinition[] = [
  route('get', '/api/notes/:id', 'show', [{ jwt: ['notes:view'] }, { jwt: ['notes:update', 'notes:delete'] }], ID),
  route('delete', '/api/notes/:id', 'show', [{ jwt: ['notes:delete'] }], ID),
  route('get', '/api/notes', 'list', [], { query: { in: 'queries', name: 'query', required: true, ref: 'Query' } }),
  route('post', '/api/notes', 'create', [{ jwt: ['notes:create'] }], { body: { ...BODY, ref: 'Note' } }, 201),
  route('post', '/api/notes/open', 'create', [], { body: { ...BODY, ref: 'Note' } }, 201),
  route('post', '/api/notes/form', 'form', [], { body: { ...BODY, ref: 'Form' } }),
  route('get', '/api/notes/mine', 'mine', [{ jwt: [] }], REQUEST),
  route('get', '/api/notes/optional', 'mine', [{ jwt: [] }, {}], REQUEST),
  route('get', '/api/notes/fail/:reason', 'fail', [], { reason: { in: 'path', name: 'reason', required: true, dataType: 'string' } }),
  route('get', '/api/notes/origin', 'origin', []),
  route('get', '/api/notes/slow', 'slow', []),
  route('get', '/api/notes/versioned', 'versioned', [], REQUEST),
  route('post', '/api/notes/versioned', 'versioned', [{ jwt: [] }, {}], REQUEST, 201),
  route('put', '/api/notes/versioned', 'change', [], { ...REQUEST, ifMatch: { in: 'header', name: 'If-Match', dataType: 'string' } }),
  route('post', '/api/auth/notes', 'mine', [], REQUEST),
  route('post', '/api/auth/token', 'form', [], { body: { ...BODY, ref: 'Form' } }),
  route('get', '/api/versions', 'list', [], { query: { in: 'queries', name: 'query', required: true, ref: 'Query' } }),
];

const JSON_BODY = { content: { 'application/json': {} } };
const FORM_BODY = { content: { 'application/x-www-form-urlencoded': {} } };
const responses = { '200': { description: 'Ok', content: { 'application/json': {} } } };

export const noteApi: ApiDefinition = {
  models,
  routes,
  document: {
    openapi: '3.0.0',
    info: { title: 'Notes', version: '1.0.0' },
    servers: [{ url: '/api' }],
    paths: {
      '/notes': {
        get: { security: [], parameters: [{ name: 'page', in: 'query', schema: { type: 'integer' } }], responses },
        post: { security: [{ jwt: ['notes:create'] }], requestBody: JSON_BODY, responses },
      },
      '/notes/{id}': {
        get: { security: [{ jwt: ['notes:view'] }], parameters: [idParameter('id')], responses },
        delete: { security: [{ jwt: ['notes:delete'] }], parameters: [idParameter('id')], responses },
      },
      '/notes/open': { post: { security: [], requestBody: JSON_BODY, responses } },
      '/notes/form': { post: { security: [], requestBody: FORM_BODY, responses } },
      '/notes/mine': { get: { security: [{ jwt: [] }], responses, 'x-password-change-allowed': true } },
      '/notes/optional': { get: { security: [{ jwt: [] }, {}], responses } },
      '/notes/fail/{reason}': { get: { security: [], parameters: [idParameter('reason')], responses } },
      '/notes/origin': { get: { security: [], responses } },
      '/notes/slow': { get: { security: [], responses } },
      '/notes/versioned': {
        get: { security: [], responses },
        post: { security: [{ jwt: [] }, {}], responses: { '201': { description: 'Created', content: { 'application/json': {} } } } },
        put: { security: [], parameters: [{ name: 'If-Match', in: 'header', schema: { type: 'string' } }], responses },
      },
      '/auth/notes': { post: { security: [], responses } },
      '/auth/token': { post: { security: [], requestBody: FORM_BODY, responses, 'x-error-format': 'oauth' } },
      '/versions': { get: { security: [], responses } },
    },
  },
};

function idParameter(name: string): object {
  return { name, in: 'path', required: true, schema: { type: 'string' } };
}

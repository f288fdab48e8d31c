import { COMMON_HEADERS, ERROR_SCHEMA, HEADERS, PARAMETERS, RESPONSES } from './components.js';
import { FAILURES, type Failure, type Placed } from './failures.js';
import { accessNote } from './access-note.js';
import { describeHeaders } from './describe-headers.js';
import { ExampleOf } from './example-of.js';
import { HEALTH_PATHS } from './health-paths.js';
import { asJsonSchema } from './json-schema.js';
import { OAUTH_ERROR_SCHEMA, OAUTH_RESPONSES } from './oauth-failures.js';
import type { OpenApiDocument, Operation, PathItem, ResponseObject } from './openapi-document.js';
import { withPartialContent } from './partial-content.js';
import { securitySchemes, withBearer } from './security-schemes.js';
import { withStreamedBody } from './streamed-bodies.js';
import { tagsOf } from './tags.js';
import { usedSchemas } from './used-schemas.js';
import { withAnyType } from './with-any-type.js';
import { withExamples } from './with-examples.js';

const DESCRIPTION = [
  'The back end of an admin dashboard.',
  '',
  'Answers are `{"success":true,"data":…}`, failures `{"success":false,"error":{"code","message","details","requestId"}}`.',
  'A failure of validation lists the first hundred faults. A body of JSON has at most 10,000 values and nests 32 deep; it may be 64 KiB long where no token',
  'is asked for, 1 MiB elsewhere, and of a document what its content needs. Beyond the length 413 is answered, beyond the rest 400.',
  'Times are ISO 8601 in UTC, ids are whole numbers. Unknown body fields are refused. Checks run in this order: 426, 401, 403, 400, 404, 409.',
].join('\n');

/** The document for clients: what the controllers declare, and what every operation has in common, errors and headers foremost. */
export function describeApi(document: OpenApiDocument): OpenApiDocument {
  const declared = describeHeaders({ ...document.paths, ...HEALTH_PATHS });
  const schemas = { ...document.components?.['schemas'], ErrorBody: ERROR_SCHEMA, OAuthErrorBody: OAUTH_ERROR_SCHEMA };
  const examples = new ExampleOf(schemas);
  const paths = Object.fromEntries(Object.entries(declared).map(([path, item]) => [path, describePath(path, item, examples)]));
  return asJsonSchema({
    ...document,
    openapi: '3.1.0',
    info: { ...document.info, description: DESCRIPTION, license: { name: 'MIT', identifier: 'MIT' } },
    tags: tagsOf(paths),
    paths,
    components: {
      ...document.components,
      schemas: usedSchemas(schemas, { paths, RESPONSES }),
      responses: RESPONSES,
      headers: HEADERS,
      parameters: PARAMETERS,
      securitySchemes: securitySchemes(declared),
    },
  });
}

function describePath(path: string, item: PathItem, examples: ExampleOf): PathItem {
  const describe = (method: string, operation: Operation): Operation =>
    withAnyType(withExamples(describeOperation({ path, method, operation: withPartialContent(withStreamedBody(operation)) }), examples));
  return Object.fromEntries(Object.entries(item).map(([method, operation]) => [method, describe(method, operation)]));
}

function describeOperation(place: Placed): Operation {
  const { operation } = place;
  const failures = FAILURES.filter(({ status, happensTo }) => happensTo(place) || operation['x-failures']?.includes(status));
  return {
    ...operation,
    description: [operation.description, accessNote(operation)].filter(Boolean).join('\n\n'),
    security: withBearer(operation.security ?? []),
    parameters: [...overridden(operation.parameters), ...commonParameters(failures.some(({ status }) => status === '426'))],
    responses: {
      ...(operation['x-error-format'] === 'oauth' ? oauthResponses(failures) : responsesTo(failures)),
      ...Object.fromEntries(Object.entries(operation.responses).map(([status, response]) => [status, withCommonHeaders(response)])),
    },
  };
}

/** tsoa lists a field that a query describes anew beside the one it inherits, which comes first. */
function overridden(parameters: readonly object[] = []): object[] {
  return [...new Map(parameters.map((parameter) => [identityOf(parameter), parameter])).values()];
}

function identityOf(parameter: object): unknown {
  return 'name' in parameter && 'in' in parameter ? `${String(parameter.in)} ${String(parameter.name)}` : parameter;
}

function responsesTo(failures: readonly Failure[]): Record<string, ResponseObject> {
  return Object.fromEntries(failures.map(({ status, name }) => [status, { $ref: `#/components/responses/${name}` }]));
}

/** What is refused before the operation is known stays in our words. */
function oauthResponses(failures: readonly Failure[]): Record<string, ResponseObject> {
  return { ...OAUTH_RESPONSES, ...responsesTo(failures.filter(({ status }) => status === '426')) };
}

function commonParameters(isVersioned: boolean): { $ref: string }[] {
  const names = isVersioned ? ['X-Version', 'X-Request-Id'] : ['X-Request-Id'];
  return names.map((name) => ({ $ref: `#/components/parameters/${name}` }));
}

function withCommonHeaders(response: ResponseObject): ResponseObject {
  return response.$ref === undefined ? { ...response, headers: { ...COMMON_HEADERS, ...response.headers } } : response;
}

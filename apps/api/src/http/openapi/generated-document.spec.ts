import { describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { generatedApi } from '../generated-api.js';
import { describeApi } from './describe-api.js';
import type { MediaTypes, Operation } from './openapi-document.js';

const document = describeApi(generatedApi.document);
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
);

const withoutExample = (content: MediaTypes = {}): string[] =>
  Object.entries(content).flatMap(([type, media]) => (type === 'application/json' && !('example' in media) ? [type] : []));
const unshown = ({ requestBody, responses }: Operation): string[] => [
  ...withoutExample(requestBody?.content).map(() => 'body'),
  ...Object.entries(responses).flatMap(([status, { content }]) => withoutExample(content).map(() => status)),
];

describe('the document of this API', () => {
  it('is valid OpenAPI 3.1', async () => {
    expect(document.openapi).toBe('3.1.0');
    expect(await new Validator().validate({ ...structuredClone(document) })).toEqual({ valid: true });
  });

  it('shows an example of every body and of every answer in JSON', () => {
    const faults = operations.flatMap(({ name, operation }) => unshown(operation).map((place) => `${name}: ${place}`));
    expect(faults).toEqual([]);
  });

  it('says of every operation what it refuses', () => {
    expect(operations.filter(({ operation }) => !Object.keys(operation.responses).some((status) => status.startsWith('4'))).map(({ name }) => name)).toEqual([]);
  });
});

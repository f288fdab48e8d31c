import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { generatedApi } from '../generated-api.js';
import { csvLines } from '../identity/user-export.js';
import { describeApi } from './describe-api.js';
import type { MediaTypes, Operation } from './openapi-document.js';

const document = describeApi(generatedApi.document);
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
);

const withoutExample = (content: MediaTypes = {}): string[] =>
  Object.entries(content).flatMap(([type, media]) => ('example' in media ? [] : [type]));
const unshown = ({ requestBody, responses }: Operation): string[] => [
  ...withoutExample(requestBody?.content).map((type) => `body, ${type}`),
  ...Object.entries(responses).flatMap(([status, { content }]) => withoutExample(content).map((type) => `${status}, ${type}`)),
];
/** The example of what an operation answers as this type. */
const exampleAs = (type: string, path: string, method = 'get'): string => {
  const media: object = document.paths[path]?.[method]?.responses['200']?.content?.[type] ?? {};
  return 'example' in media ? String(media.example) : '';
};

describe('the document of this API', () => {
  it('is valid OpenAPI 3.1', async () => {
    expect(document.openapi).toBe('3.1.0');
    expect(await new Validator().validate({ ...structuredClone(document) })).toEqual({ valid: true });
  });

  it('shows an example of every body and of every answer', () => {
    const faults = operations.flatMap(({ name, operation }) => unshown(operation).map((place) => `${name}: ${place}`));
    expect(faults).toEqual([]);
  });

  it('shows exports as they are: the columns of CSV, and a whole JSON object in each line', async () => {
    const { value: columns } = await csvLines(Readable.from([])).next();
    expect(exampleAs('text/csv', '/users/export')).toMatch(new RegExp(`^${String(columns)}(?:[^,\\n]*,){11}[^,\\n]*\\n$`));
    expect(JSON.parse(exampleAs('application/x-ndjson', '/users/export'))).toMatchObject({ id: expect.any(Number), email: expect.any(String) });
    expect(JSON.parse(exampleAs('application/x-ndjson', '/assistant/conversations/{id}/export'))).toMatchObject({ role: expect.any(String), content: expect.any(String) });
  });

  it('shows a picture as it is, in base64', () => {
    const picture = Buffer.from(exampleAs('image/webp', '/files/{id}/thumbnail'), 'base64');
    expect([picture.toString('latin1', 0, 4), picture.readUInt32LE(4), picture.toString('latin1', 8, 12)]).toEqual(['RIFF', picture.length - 8, 'WEBP']);
  });

  it('shows streams as they are: events that each end in an empty line, their data in JSON', () => {
    for (const stream of [exampleAs('text/event-stream', '/events'), exampleAs('text/event-stream', '/assistant/conversations/{id}/messages', 'post')]) {
      expect(stream).toMatch(/^(?:(?:retry|id|event|data): [^\n]+\n+)+$/);
      expect(stream.endsWith('\n\n')).toBe(true);
      for (const [, data = ''] of stream.matchAll(/^data: (.+)$/gm)) expect(JSON.parse(data)).toEqual(expect.any(Object));
    }
    expect(exampleAs('text/calendar', '/calendar/feed.ics')).toMatch(/^BEGIN:VCALENDAR\r\n(?:[^\r\n]+\r\n)+END:VCALENDAR\r\n$/);
  });

  it('names the key under which a question is asked once, though its answer is streamed', () => {
    const { parameters, responses } = document.paths['/assistant/conversations/{id}/messages']?.['post'] ?? {};
    expect(parameters).toContainEqual({ $ref: '#/components/parameters/Idempotency-Key' });
    expect(responses?.['200']?.headers).toHaveProperty('Idempotency-Replayed');
  });

  it('says of every operation what it refuses', () => {
    expect(operations.filter(({ operation }) => !Object.keys(operation.responses).some((status) => status.startsWith('4'))).map(({ name }) => name)).toEqual([]);
  });
});

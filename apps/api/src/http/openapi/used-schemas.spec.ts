import { expect, it } from '@jest/globals';
import { usedSchemas } from './used-schemas.js';

const to = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

it('keeps the schemas that are referred to, however far, and no others', () => {
  const tree = { items: to('Tree') };
  const schemas = { Page: to('Row'), Row: to('Tree'), Tree: tree, Query: to('Word'), Word: {} };
  expect(usedSchemas(schemas, { paths: [to('Page'), to('Missing')] })).toEqual({ Page: to('Row'), Row: to('Tree'), Tree: tree });
});

import { conditional, tagged } from './describe-headers.js';
import { BYTES, sendsBytes, type Operation } from './openapi-document.js';

const CONTENT = { [BYTES]: { schema: { type: 'string', format: 'binary' }, example: 'What was said.' } };
const RANGE = {
  name: 'Range',
  in: 'header',
  description: 'The part that is wanted; several parts at once are answered with the whole.',
  schema: { type: 'string', example: 'bytes=0-1023' },
};

/** Adds to an operation that sends bytes how a part of them is asked for, and answered. */
export function withPartialContent(operation: Operation): Operation {
  if (!sendsBytes(operation)) return operation;
  const { headers = {} } = operation.responses['200'] ?? {};
  return conditional(
    tagged({
      ...operation,
      parameters: [...(operation.parameters ?? []), RANGE],
      responses: {
        ...operation.responses,
        '200': { description: 'The whole content', headers, content: CONTENT },
        '206': { description: 'The part that was asked for', headers, content: CONTENT },
      },
    }),
  );
}

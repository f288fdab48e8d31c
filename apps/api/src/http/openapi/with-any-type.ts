import { BYTES, sendsBytes, type Operation, type ResponseObject } from './openapi-document.js';

/** What is kept for people is sent as the type that it has: the document says so of every answer that is bytes. */
export function withAnyType(operation: Operation): Operation {
  if (!sendsBytes(operation)) return operation;
  const responses = Object.entries(operation.responses).map(([status, response]): [string, ResponseObject] => {
    const { [BYTES]: bytes, ...others } = response.content ?? {};
    return [status, bytes === undefined ? response : { ...response, content: { ...others, '*/*': bytes } }];
  });
  return { ...operation, responses: Object.fromEntries(responses) };
}

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { nodeHttp } from './node-http.js';

/** What a server makes its requests and answers of. */
export interface Messages {
  readonly IncomingMessage: typeof IncomingMessage;
  readonly ServerResponse: typeof ServerResponse<IncomingMessage>;
}

/**
 * The requests and answers of an Express application, made as what Express would make of them. It gives each of them its own prototype when it gets them,
 * and an object whose prototype is changed is slow from then on: these have it already. Another listener's are Node's.
 */
export function messagesOf(app: RequestListener): Messages {
  class Request extends nodeHttp.IncomingMessage {}
  class Response extends nodeHttp.ServerResponse<IncomingMessage> {}
  beginWith(app, 'request', Request.prototype);
  beginWith(app, 'response', Response.prototype);
  return { IncomingMessage: Request, ServerResponse: Response };
}

/** Puts `prototype` in front of what Express has under `name`. */
function beginWith(app: RequestListener, name: 'request' | 'response', prototype: object): void {
  const original: unknown = Reflect.get(app, name);
  if (typeof original !== 'object' || original === null) return;
  Object.setPrototypeOf(prototype, original);
  Reflect.set(app, name, prototype);
}

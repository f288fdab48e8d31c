import type { IncomingHttpHeaders } from 'node:http';
import type { Request } from 'express';

/** What of a request is said in other words; what is left out is said not at all. */
export interface Translation {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: IncomingHttpHeaders;
}

/** These speak of the body as sent, or of an answer in the operation's own words. */
const UNTRANSLATABLE = new Set(['content-length', 'transfer-encoding', 'if-none-match']);

/** The same request, of the same caller over the same connection, in the words of an operation. */
export function translatedRequest(request: Request, { params = {}, query = {}, body, headers = {} }: Translation): Request {
  const kept = Object.entries(request.headers).filter(([name]) => !UNTRANSLATABLE.has(name));
  return Object.defineProperties(Object.create(request) as Request, {
    headers: own({ ...Object.fromEntries(kept), ...headers }),
    params: own({ ...params }),
    query: own({ ...query }),
    body: own(body),
  });
}

function own(value: unknown): PropertyDescriptor {
  return { value, configurable: true, enumerable: true, writable: true };
}

import type { IdempotencyStore, KeptAnswer, KeyedRequest } from '@halolight/application/kernel';
import type { Request, Response } from 'express';
import { clientOf } from './client-of.js';
import { validationError } from './edge-errors.js';

const HEADER = 'Idempotency-Key';
const WELL_FORMED = /^[\x21-\x7e]{1,255}$/;
const KEPT_HEADERS = ['ETag', 'Cache-Control', 'Location'];

/** Executes a request under an `Idempotency-Key` once, however often it is sent, and answers each time the same. */
export class OnceByKey {
  constructor(private readonly store: IdempotencyStore) {}

  /**
   * @param content what makes the request the same or another one: its body, or what stands for it
   * @returns the answer of `execute`
   * @throws HttpError 400 naming the header, IdempotencyKeyReusedError, IdempotencyKeyBusyError
   */
  async run(request: Request, response: Response, execute: () => unknown, content: unknown = request.body): Promise<unknown> {
    const key = request.get(HEADER);
    if (key === undefined) return execute();
    if (!WELL_FORMED.test(key)) throw validationError([{ field: HEADER, message: 'must be 1 to 255 visible ASCII characters' }]);
    const { answer, isReplayed } = await this.store.once(keyed(request, key, content), async () => {
      const body = JSON.stringify(await execute());
      return { headers: keptHeaders(response), body };
    });
    if (isReplayed) replayHeaders(response, answer);
    return JSON.parse(answer.body);
  }
}

function keyed(request: Request, key: string, content: unknown): KeyedRequest {
  const { actor, method, originalUrl } = request;
  return {
    caller: actor ? `user ${actor.userId}` : `address ${clientOf(request).ip}`,
    key,
    content: `${method} ${originalUrl}\0${JSON.stringify(content)}`,
  };
}

function keptHeaders(response: Response): Record<string, string> {
  const set = KEPT_HEADERS.map((name) => [name, response.getHeader(name)] as const);
  return Object.fromEntries(set.filter((header): header is [string, string] => typeof header[1] === 'string'));
}

function replayHeaders(response: Response, { headers }: KeptAnswer): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader('Idempotency-Replayed', 'true');
}

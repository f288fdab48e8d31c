import type { Client } from 'openapi-fetch';
import { ApiError } from './api-error.js';
import { eventsIn } from './events-in.js';
import type { paths } from './generated/schema.js';
import { within } from './within.js';

/** How long, in milliseconds, to wait before connecting again. */
const RETRY_MS = 1_000;
const TOO_MANY_REQUESTS = 429;

/** Something that happened to who is signed in, as `GET /events` tells it. */
export interface LiveEvent {
  /** Given back as `lastEventId`, goes on behind it. */
  readonly id: number;
  readonly event: string;
  readonly data: unknown;
}

export interface LiveEventsOptions {
  /** The last one that was heard before; what happens from now on unless given. */
  readonly lastEventId?: number;
  /** Ends the events. */
  readonly signal?: AbortSignal;
}

/**
 * Live events, one after the other: a connection that ends, as each does with its access token, or that falls silent is followed by another,
 * with a new token and behind the last event. Over once nobody is signed in any more.
 * @throws {ApiError} when the server refuses them for another reason
 */
export async function* liveEvents(api: Client<paths>, { lastEventId, signal }: LiveEventsOptions = {}): AsyncGenerator<LiveEvent, void, undefined> {
  let position = lastEventId;
  while (signal?.aborted !== true) {
    const limit = new AbortController();
    let waitMs = RETRY_MS;
    try {
      const body = await within(limit, open(api, position, signal ? AbortSignal.any([signal, limit.signal]) : limit.signal));
      if (body === null) return;
      for await (const { id, event, data } of eventsIn(body, limit)) {
        position = id ?? position;
        if (event !== undefined && position !== undefined) yield { id: position, event, data };
      }
    } catch (error) {
      // Whatever else fails is the network, which may be back.
      if (error instanceof ApiError) waitMs = waitAfter(error);
    }
    await pause(waitMs, signal);
  }
}

/** Null: nobody is signed in. */
async function open(api: Client<paths>, lastEventId: number | undefined, signal: AbortSignal): Promise<ReadableStream<Uint8Array> | null> {
  const query = lastEventId === undefined ? {} : { lastEventId };
  const { data, error, response } = await api.GET('/events', { params: { query }, parseAs: 'stream', signal });
  if (data) return data;
  if (response.status === 401) return null;
  throw ApiError.of(response, error);
}

/** @throws {ApiError} for a refusal that does not pass */
function waitAfter(error: ApiError): number {
  if (error.status < 500 && error.status !== TOO_MANY_REQUESTS) throw error;
  return Math.max(RETRY_MS, (error.retryAfter ?? 0) * 1000);
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}

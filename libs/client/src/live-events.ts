import type { Client } from 'openapi-fetch';
import { ApiError } from './api-error.js';
import { eventsIn } from './events-in.js';
import type { paths } from './generated/schema.js';
import type { OneUser } from './one-user.js';
import { pause } from './pause.js';
import { reconnectPause } from './reconnect-pause.js';
import { within } from './within.js';

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
 * with a new token and behind the last event. Over once the user is not signed in any more: nobody hears the events of another, nor goes on behind them.
 * @throws {ApiError} when the server refuses them for another reason
 * @throws {SyntaxError} when the data of an event is no JSON
 */
export async function* liveEvents(
  api: Client<paths>,
  user: OneUser,
  { lastEventId, signal }: LiveEventsOptions = {},
): AsyncGenerator<LiveEvent, void, undefined> {
  let position = lastEventId;
  let attempts = 0;
  while (signal?.aborted !== true) {
    const limit = new AbortController();
    let askedSeconds = 0;
    attempts += 1;
    try {
      const body = await within(limit, open(api, user, position, signal ? AbortSignal.any([signal, limit.signal]) : limit.signal));
      if (body === null) return;
      for await (const { id, event, data } of eventsIn(body, limit)) {
        if (!(await user.isSignedIn())) return;
        attempts = 0;
        position = id ?? position;
        if (event !== undefined && position !== undefined) yield { id: position, event, data };
      }
    } catch (error) {
      // Of the same event, another connection would bring the same.
      if (error instanceof SyntaxError) throw error;
      // Whatever else fails is the network, which may be back.
      if (error instanceof ApiError) askedSeconds = secondsAfter(error);
    }
    await pause(reconnectPause(attempts, askedSeconds), signal);
  }
}

/** Null: nobody is signed in. */
async function open(api: Client<paths>, { fetch }: OneUser, lastEventId: number | undefined, signal: AbortSignal): Promise<ReadableStream<Uint8Array> | null> {
  const query = lastEventId === undefined ? {} : { lastEventId };
  const { data, error, response } = await api.GET('/events', { params: { query }, parseAs: 'stream', signal, fetch });
  if (data) return data;
  if (response.status === 401) return null;
  throw ApiError.of(response, error);
}

/** What the server asks to wait. @throws {ApiError} for a refusal that does not pass */
function secondsAfter(error: ApiError): number {
  if (error.status < 500 && error.status !== TOO_MANY_REQUESTS) throw error;
  return error.retryAfter ?? 0;
}

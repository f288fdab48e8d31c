import { Readable } from 'node:stream';
import { Extension, Get, Header, Produces, Queries, Request, Route, Security, Tags } from '@tsoa/runtime';
import { EventStream } from '../../realtime/event-stream.js';
import { goingAway } from '../../realtime/going-away.js';
import type { LiveHub } from '../../realtime/live-hub.js';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { responseTo } from '../response-to.js';
import type { LastEventId, LiveQuery } from './events.contract.js';

const EVENT_STREAM = 'text/event-stream';

/** What happens to the caller, as it happens. */
@Route('events')
@Tags('Live events')
export class EventsController {
  constructor(private readonly hub: LiveHub) {}

  /**
   * Server-sent events: `notification.created`, `message.created`, `conversation.read`, `calendar.reminder` and `session.revoked`, each with its id and its data as JSON.
   * What tells of messages takes `messages:view` at the moment in which it is told, of documents `documents:view`, of files `files:view`, of calendars `calendar:view`.
   * What its reader may see no more, as a share that was taken back, is not told when one comes back.
   * The id alone comes first, from which on events are told: keep it as any other, and who heard nothing before a gap misses nothing either.
   * Comes back where it left off by `Last-Event-ID`, as browsers send it, or `lastEventId`; where something that came after it
   * is not kept any more, it begins with `events.missed`, and one reads the lists again. Ends with the caller's session, and when the access
   * token expires that it was opened with: one comes back with a new token and misses nothing, after the `retry` milliseconds that it began with,
   * from 1,000 to 5,000 and others for each connection, so that those that end together do not come back together.
   * The same comes as `{id,event,data,at}` over the WebSocket `/ws`, where who gave no id first hears `events.position`, which says nothing but its id.
   * It closes with 4401 when the session is over, 4408 when the token has expired, 1013 when it is not read, and 1001 when the server stops; one comes back
   * at random there as well.
   * @summary Streams live events
   */
  @Get()
  @Security('jwt')
  @Produces('text/event-stream')
  @Extension('x-examples', { 'text/event-stream': 'retry: 2718\nid: 41\n\nid: 42\nevent: conversation.read\ndata: {"conversationId":7,"userId":8,"lastReadMessageId":42}\n\n' })
  @Extension('x-token-in-query', true)
  async stream(
    @Request() request: AuthenticatedRequest,
    @Queries() query: LiveQuery,
    @Header('Last-Event-ID') lastEventId?: LastEventId,
  ): Promise<Readable> {
    const beginning = await this.hub.beginning(lastEventId ?? query.lastEventId);
    if (this.hub.closed) throw goingAway();
    responseTo(request).set({ 'Content-Type': EVENT_STREAM, 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
    if (request.method === 'HEAD') return Readable.from([]);
    const stream = new EventStream(request.actor, request.tokenExpiresAt, beginning.position);
    stream.once('close', this.hub.follow(stream, beginning));
    return stream;
  }
}

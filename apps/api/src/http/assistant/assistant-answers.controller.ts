import { Readable } from 'node:stream';
import type { AnswerPosition, AskAssistant, AssistantDirectory, StopAnswer } from '@halolight/application/assistant';
import { NotFoundError } from '@halolight/domain/kernel';
import { Body, Extension, Get, Header, Path, Post, Produces, Queries, Request, Response, Route, Security, Tags } from '@tsoa/runtime';
import type { AnswerHub } from '../../realtime/assistant/answer-hub.js';
import { AnswerStream } from '../../realtime/assistant/answer-stream.js';
import { goingAway } from '../../realtime/going-away.js';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, pageOf, type Paged, type Success } from '../envelope.js';
import type { Id } from '../id.js';
import { toPageRequest } from '../list-query.js';
import type { OnceByKey } from '../once-by-key.js';
import { responseTo } from '../response-to.js';
import { answerPosition } from './answer-position.js';
import { assistantMessageBody } from './assistant-body.js';
import type { AnswerEventId, AskAssistantBody, AssistantMessageBody, AssistantMessageQuery, StoppedAnswerBody } from './assistant.contract.js';

const JSON_TYPE = 'application/json';
const EVENT_STREAM = 'text/event-stream';

/** Questions to the assistant and its answers. */
@Route('assistant/conversations')
@Tags('Assistant')
export class AssistantAnswersController {
  constructor(
    private readonly directory: AssistantDirectory,
    private readonly askAssistant: AskAssistant,
    private readonly stopAnswer: StopAnswer,
    private readonly hub: AnswerHub,
    private readonly onceByKey: OnceByKey,
  ) {}

  /**
   * Of an answer that still runs what was said so far. Sorted by id or createdAt; the search looks into the content.
   *
   * As server-sent events, where Accept asks for them, the running answer comes from its beginning, in the events of `POST`; behind `lastMessageId`
   * the first answer after that message, and behind `Last-Event-ID` the rest of what was being heard. 204: there is nothing, and nothing to wait for.
   * @summary Lists what was said in a conversation with the assistant, oldest first, or streams the running answer
   */
  @Get('{id}/messages')
  @Security('jwt')
  @Produces(JSON_TYPE)
  @Produces('text/event-stream')
  @Response(204, 'No answer runs, and none was missed')
  @Extension('x-examples', {
    'text/event-stream': 'id: 42:10\nevent: assistant.chunk\ndata: {"text":"Documents ","messageId":42}\n\nid: 43:0\nevent: assistant.done\ndata: {"messageId":42}\n\n',
  })
  async messages(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Queries() query: AssistantMessageQuery,
    @Header('Last-Event-ID') lastEventId?: AnswerEventId,
  ): Promise<Success<Paged<AssistantMessageBody>> | Readable> {
    if (!(await this.directory.byId(request.actor.userId, id))) throw new NotFoundError('Conversation');
    if (request.accepts([JSON_TYPE, EVENT_STREAM]) !== EVENT_STREAM) return pageOf(await this.directory.messages(id, toPageRequest(query)), assistantMessageBody);
    const position = answerPosition(id, lastEventId) ?? (await this.hub.position(id, query.lastMessageId));
    if (await this.hub.hasNews(position)) return this.follow(request, position);
    responseTo(request).status(204);
    return Readable.from([]);
  }

  /**
   * The answer comes as server-sent events: `assistant.chunk` with `{"text"}` for each piece, then `assistant.done` with `{"messageId"}`,
   * also when it was stopped, or `assistant.error` with `{"code","message","messageId"}` when it broke off.
   *
   *     id: 42:10
   *     event: assistant.chunk
   *     data: {"text":"Documents ","messageId":42}
   *
   *     id: 43:0
   *     event: assistant.done
   *     data: {"messageId":42}
   *
   * It is written whether or not anybody goes on listening: who was cut off finds it in the messages, goes on with `GET` and
   * `Last-Event-ID`, or with the WebSocket `/ws/assistant?conversationId=`, which takes `{"type":"assistant.message","content"}` and `{"type":"assistant.stop"}` and says the same
   * events as `{event,data}`; it closes with 4401 when the session is over, and 4408 when the access token has expired that it was opened with.
   * A conversation has one answer at a time, at most 1,000 messages, and a user asks at most twenty times a minute.
   *
   * Under an `Idempotency-Key` a question is asked once: whoever sends it again hears the same answer, from its beginning.
   * @summary Asks the assistant and streams the answer
   */
  @Post('{id}/messages')
  @Security('jwt')
  @Produces('text/event-stream')
  @Extension('x-examples', {
    'text/event-stream': 'id: 42:10\nevent: assistant.chunk\ndata: {"text":"Documents ","messageId":42}\n\nid: 43:0\nevent: assistant.done\ndata: {"messageId":42}\n\n',
  })
  @Extension('x-failures', ['429'])
  @Extension('x-once-by-key', true)
  async ask(@Request() request: AuthenticatedRequest, @Path() id: Id, @Body() body: AskAssistantBody): Promise<Readable> {
    if (this.hub.closed) throw goingAway();
    const { actor } = request;
    const once = async (begin: () => Promise<number>) => Number(await this.onceByKey.run(request, responseTo(request), begin));
    const answerId = await this.askAssistant.execute({ actor, conversationId: id, content: body.content }, once);
    // Asked before, it may have been deleted since.
    if (!(await this.directory.byId(actor.userId, id))) throw new NotFoundError('Conversation');
    return this.follow(request, { conversationId: id, answerId, offset: 0 });
  }

  /**
   * On whichever process it is written; what was said so far stays. Nothing to stop is no failure.
   * @summary Stops the answer that runs
   */
  @Post('{id}/stop')
  @Security('jwt')
  async stop(@Request() request: AuthenticatedRequest, @Path() id: Id): Promise<Success<StoppedAnswerBody>> {
    return ok({ messageId: await this.stopAnswer.execute(request.actor, id) });
  }

  private follow(request: AuthenticatedRequest, position: AnswerPosition): Readable {
    if (this.hub.closed) throw goingAway();
    responseTo(request).set({ 'Content-Type': EVENT_STREAM, 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
    if (request.method === 'HEAD') return Readable.from([]);
    const stream = new AnswerStream(request.actor, position);
    stream.once('close', this.hub.follow(stream, position));
    return stream;
  }
}

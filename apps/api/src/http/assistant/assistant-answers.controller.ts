import type { Readable } from 'node:stream';
import type { AskAssistant, StopAnswer } from '@halolight/application/assistant';
import { Body, Extension, Path, Post, Produces, Request, Route, Security, Tags } from '@tsoa/runtime';
import type { AnswerHub } from '../../realtime/assistant/answer-hub.js';
import { AnswerStream } from '../../realtime/assistant/answer-stream.js';
import { goingAway } from '../../realtime/going-away.js';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, type Success } from '../envelope.js';
import type { Id } from '../id.js';
import { responseTo } from '../response-to.js';
import type { AskAssistantBody, StoppedAnswerBody } from './assistant.contract.js';

const EVENT_STREAM = 'text/event-stream';

/** Questions to the assistant and its answers. */
@Route('assistant/conversations')
@Tags('Assistant')
export class AssistantAnswersController {
  constructor(
    private readonly askAssistant: AskAssistant,
    private readonly stopAnswer: StopAnswer,
    private readonly hub: AnswerHub,
  ) {}

  /**
   * The answer comes as server-sent events: `assistant.chunk` with `{"text"}` for each piece, then `assistant.done` with `{"messageId"}`,
   * also when it was stopped, or `assistant.error` with `{"code","message","messageId"}` when it broke off.
   *
   *     event: assistant.chunk
   *     data: {"text":"Documents "}
   *
   *     event: assistant.done
   *     data: {"messageId":42}
   *
   * It is written whether or not anybody goes on listening: who was cut off finds it in the messages, or goes on with the WebSocket
   * `/ws/assistant?conversationId=`, which takes `{"type":"assistant.message","content"}` and `{"type":"assistant.stop"}` and says the same
   * events as `{event,data}`. A conversation has one answer at a time, at most 1,000 messages, and a user asks at most twenty times a minute.
   * @summary Asks the assistant and streams the answer
   */
  @Post('{id}/messages')
  @Security('jwt')
  @Produces('text/event-stream')
  @Extension('x-examples', {
    'text/event-stream': 'event: assistant.chunk\ndata: {"text":"Documents "}\n\nevent: assistant.done\ndata: {"messageId":42}\n\n',
  })
  @Extension('x-failures', ['429'])
  async ask(@Request() request: AuthenticatedRequest, @Path() id: Id, @Body() body: AskAssistantBody): Promise<Readable> {
    if (this.hub.closed) throw goingAway();
    const { actor } = request;
    const answerId = await this.askAssistant.execute({ actor, conversationId: id, content: body.content });
    responseTo(request).set({ 'Content-Type': EVENT_STREAM, 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
    const stream = new AnswerStream(actor);
    stream.once('close', this.hub.follow(stream, { conversationId: id, answerId, offset: 0 }));
    return stream;
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
}

import type { DeleteMessage, MessageDirectory, ReadMessage, SendMessage } from '@halolight/application/collaboration';
import { NotFoundError } from '@halolight/domain/kernel';
import { Body, Delete, Extension, Get, Path, Post, Put, Queries, Request, Route, Security, SuccessResponse, Tags } from '@tsoa/runtime';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, pageOf, type Deleted, type Paged, type Success } from '../envelope.js';
import type { Id } from '../id.js';
import { toPageRequest, type ListQuery } from '../list-query.js';
import { tagVersion } from '../version-tag.js';
import { messageBody } from './message-body.js';
import type { MessageBody, SendMessageBody } from './messages.contract.js';

/** A message cannot be changed; what makes its tag another is whether the caller has read it, and what the sender is called. */
const ONLY_VERSION = 1;

/** What was said in the caller's conversations. */
@Route('messages')
@Tags('Messages')
export class MessagesController {
  constructor(
    private readonly directory: MessageDirectory,
    private readonly sendMessage: SendMessage,
    private readonly readMessage: ReadMessage,
    private readonly deleteMessage: DeleteMessage,
  ) {}

  /**
   * Sorted by id or createdAt; the search looks into the content.
   * @summary Lists the messages of all of the caller's conversations, newest first
   */
  @Get()
  @Security('jwt', ['messages:view'])
  async list(@Request() request: AuthenticatedRequest, @Queries() query: ListQuery): Promise<Success<Paged<MessageBody>>> {
    return pageOf(await this.directory.page(request.actor.userId, toPageRequest(query), {}), messageBody);
  }

  /** @summary Shows a message of one of the caller's conversations */
  @Get('{id}')
  @Security('jwt', ['messages:view'])
  async get(@Request() request: AuthenticatedRequest, @Path() id: Id): Promise<Success<MessageBody>> {
    return this.show(request, id);
  }

  /**
   * Into a conversation, or to somebody: then the direct conversation with them is found or made. All participants hear of it as `message.created`.
   * @summary Sends a message
   */
  @Post()
  @Extension('x-failures', ['404'])
  @Security('jwt', ['messages:send'])
  @SuccessResponse(201, 'Created')
  async send(@Request() request: AuthenticatedRequest, @Body() body: SendMessageBody): Promise<Success<MessageBody>> {
    const { conversationId, recipientId, content } = body;
    const id = await this.sendMessage.execute({ actor: request.actor, conversationId, recipientId, content });
    return this.show(request, id);
  }

  /**
   * Whatever was said before it in the conversation is read as well.
   * @summary Marks a message as read
   */
  @Put('{id}/read')
  @Security('jwt', ['messages:view'])
  async read(@Request() request: AuthenticatedRequest, @Path() id: Id): Promise<Success<MessageBody>> {
    await this.readMessage.execute(request.actor, id);
    return this.show(request, id);
  }

  /**
   * One's own, and for everybody.
   * @summary Takes a message back
   */
  @Delete('{id}')
  @Security('jwt', ['messages:delete'])
  async delete(@Request() request: AuthenticatedRequest, @Path() id: Id): Promise<Success<Deleted>> {
    await this.deleteMessage.execute(request.actor, id);
    return ok({ id });
  }

  private async show(request: AuthenticatedRequest, messageId: number): Promise<Success<MessageBody>> {
    const message = await this.directory.byId(messageId, request.actor.userId);
    if (!message) throw new NotFoundError('Message');
    const body = messageBody(message);
    tagVersion(request, ONLY_VERSION, body);
    return ok(body);
  }
}

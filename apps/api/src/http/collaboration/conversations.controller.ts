import type {
  CloseConversation,
  ConversationDirectory,
  MessageDirectory,
  ReadConversation,
  RenameConversation,
  StartConversation,
} from '@halolight/application/collaboration';
import { NotFoundError } from '@halolight/domain/kernel';
import { Body, Delete, Get, Header, Patch, Path, Post, Put, Queries, Request, Route, Security, SuccessResponse, Tags } from '@tsoa/runtime';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, pageOf, type Deleted, type Paged, type Success } from '../envelope.js';
import { expectedVersions } from '../expected-versions.js';
import type { Id } from '../id.js';
import type { IfMatch } from '../if-match.js';
import { toPageRequest, type ListQuery } from '../list-query.js';
import { tagVersion } from '../version-tag.js';
import type { ConversationBody, ConversationListQuery, RenameConversationBody, StartConversationBody } from './conversations.contract.js';
import { conversationBody, messageBody } from './message-body.js';
import type { MessageBody } from './messages.contract.js';
import type { UnreadCountBody } from './notifications.contract.js';

/** Who talks with whom; nobody but the participants learns of a conversation, administrators included. */
@Route('messages/conversations')
@Tags('Messages')
export class ConversationsController {
  constructor(
    private readonly directory: ConversationDirectory,
    private readonly messages: MessageDirectory,
    private readonly startConversation: StartConversation,
    private readonly renameConversation: RenameConversation,
    private readonly readConversation: ReadConversation,
    private readonly closeConversation: CloseConversation,
  ) {}

  /** @summary Lists the caller's conversations, the one in which something happened last first */
  @Get()
  @Security('jwt', ['messages:view'])
  async list(@Request() request: AuthenticatedRequest, @Queries() query: ConversationListQuery): Promise<Success<Paged<ConversationBody>>> {
    return pageOf(await this.directory.page(request.actor.userId, toPageRequest(query), { type: query.type }), conversationBody);
  }

  /** @summary Counts what is unread in all of the caller's conversations */
  @Get('unread-count')
  @Security('jwt', ['messages:view'])
  async unreadCount(@Request() request: AuthenticatedRequest): Promise<Success<UnreadCountBody>> {
    return ok({ unreadCount: await this.directory.unreadCount(request.actor.userId) });
  }

  /** @summary Shows a conversation of the caller's */
  @Get('{id}')
  @Security('jwt', ['messages:view'])
  async get(@Request() request: AuthenticatedRequest, @Path() id: Id): Promise<Success<ConversationBody>> {
    return this.show(request, id);
  }

  /**
   * Between two there is one direct conversation: it is found, or made. A group needs a name.
   * @summary Starts a conversation
   */
  @Post()
  @Security('jwt', ['messages:create'])
  @SuccessResponse(201, 'Created')
  async create(@Request() request: AuthenticatedRequest, @Body() body: StartConversationBody): Promise<Success<ConversationBody>> {
    const { name, userIds, type = typeof name === 'string' || userIds.length > 1 ? 'GROUP' : 'DIRECT' } = body;
    const id = await this.startConversation.execute({ actor: request.actor, type, name, userIds });
    return this.show(request, id);
  }

  /** @summary Renames a group */
  @Patch('{id}')
  @Security('jwt', ['messages:update'])
  async rename(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: RenameConversationBody,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<ConversationBody>> {
    const { actor } = request;
    await this.renameConversation.execute({ actor, conversationId: id, name: body.name, expectedVersions: expectedVersions(ifMatch) });
    return this.show(request, id);
  }

  /**
   * What was said since the caller joined. Sorted by id or createdAt; the search looks into the content.
   * @summary Lists the messages of a conversation, newest first
   */
  @Get('{id}/messages')
  @Security('jwt', ['messages:view'])
  async listMessages(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Queries() query: ListQuery,
  ): Promise<Success<Paged<MessageBody>>> {
    const { userId } = request.actor;
    if (!(await this.directory.byId(id, userId))) throw new NotFoundError('Conversation');
    return pageOf(await this.messages.page(userId, toPageRequest(query), { conversationId: id }), messageBody);
  }

  /**
   * The other participants hear of it as `conversation.read`.
   * @summary Marks all of a conversation as read
   */
  @Put('{id}/read')
  @Security('jwt', ['messages:view'])
  async read(@Request() request: AuthenticatedRequest, @Path() id: Id): Promise<Success<ConversationBody>> {
    await this.readConversation.execute({ actor: request.actor, conversationId: id });
    return this.show(request, id);
  }

  /**
   * For the caller alone: they leave a group; a direct conversation disappears from their list, with what was said so far, until one of the two writes again.
   * Either way it goes from their notifications as well, and from the live events they have yet to hear.
   * @summary Ends a conversation for the caller
   */
  @Delete('{id}')
  @Security('jwt', ['messages:delete'])
  async close(@Request() request: AuthenticatedRequest, @Path() id: Id): Promise<Success<Deleted>> {
    await this.closeConversation.execute(request.actor, id);
    return ok({ id });
  }

  private async show(request: AuthenticatedRequest, conversationId: number): Promise<Success<ConversationBody>> {
    const conversation = await this.directory.byId(conversationId, request.actor.userId);
    if (!conversation) throw new NotFoundError('Conversation');
    const body = conversationBody(conversation);
    tagVersion(request, conversation.version, body);
    return ok(body);
  }
}

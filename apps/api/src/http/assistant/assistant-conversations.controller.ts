import type { Readable } from 'node:stream';
import type {
  AssistantConversationView,
  AssistantDirectory,
  DeleteAssistantConversation,
  OpenAssistantConversation,
  RenameAssistantConversation,
} from '@halolight/application/assistant';
import { NotFoundError } from '@halolight/domain/kernel';
import { Body, Delete, Extension, Get, Header, Patch, Path, Post, Produces, Queries, Request, Route, Security, SuccessResponse, Tags } from '@tsoa/runtime';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, pageOf, type Deleted, type Paged, type Success } from '../envelope.js';
import { expectedVersions } from '../expected-versions.js';
import type { Id } from '../id.js';
import type { IfMatch } from '../if-match.js';
import { toPageRequest, type ListQuery } from '../list-query.js';
import { responseTo } from '../response-to.js';
import { tagVersion } from '../version-tag.js';
import { assistantConversationBody } from './assistant-body.js';
import { exportedConversation, MARKDOWN, NDJSON } from './assistant-export.js';
import type {
  AssistantConversationBody,
  OpenAssistantConversationBody,
  RenameAssistantConversationBody,
} from './assistant.contract.js';

/** Each user's own conversations with the assistant; nobody else learns of them, administrators included. */
@Route('assistant/conversations')
@Tags('Assistant')
export class AssistantConversationsController {
  constructor(
    private readonly directory: AssistantDirectory,
    private readonly openConversation: OpenAssistantConversation,
    private readonly renameConversation: RenameAssistantConversation,
    private readonly deleteConversation: DeleteAssistantConversation,
  ) {}

  /**
   * Sorted by id, createdAt or updatedAt; the search looks into the title.
   * @summary Lists the caller's conversations with the assistant, the one in which something happened last first
   */
  @Get()
  @Security('jwt')
  async list(@Request() request: AuthenticatedRequest, @Queries() query: ListQuery): Promise<Success<Paged<AssistantConversationBody>>> {
    return pageOf(await this.directory.page(request.actor.userId, toPageRequest(query)), assistantConversationBody);
  }

  /**
   * A user has at most 1,000.
   * @summary Opens a conversation with the assistant
   */
  @Post()
  @Security('jwt')
  @SuccessResponse(201, 'Created')
  async create(@Request() request: AuthenticatedRequest, @Body() body: OpenAssistantConversationBody): Promise<Success<AssistantConversationBody>> {
    const id = await this.openConversation.execute(request.actor, body.title ?? null);
    return this.show(request, id);
  }

  /** @summary Shows a conversation with the assistant */
  @Get('{id}')
  @Security('jwt')
  async get(@Request() request: AuthenticatedRequest, @Path() id: Id): Promise<Success<AssistantConversationBody>> {
    return this.show(request, id);
  }

  /** @summary Renames a conversation with the assistant */
  @Patch('{id}')
  @Security('jwt')
  async rename(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: RenameAssistantConversationBody,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<AssistantConversationBody>> {
    await this.renameConversation.execute({ actor: request.actor, conversationId: id, title: body.title, expectedVersions: expectedVersions(ifMatch) });
    return this.show(request, id);
  }

  /**
   * With all that was said in it; an answer that runs is stopped.
   * @summary Deletes a conversation with the assistant
   */
  @Delete('{id}')
  @Security('jwt')
  async delete(@Request() request: AuthenticatedRequest, @Path() id: Id, @Header('If-Match') ifMatch?: IfMatch): Promise<Success<Deleted>> {
    await this.deleteConversation.execute(request.actor, id, expectedVersions(ifMatch));
    return ok({ id });
  }

  /**
   * NDJSON, the fields of the list, or Markdown to be read, as Accept asks; read and sent batch by batch.
   * @summary Exports a conversation with the assistant
   */
  @Get('{id}/export')
  @Security('jwt')
  @Produces('application/x-ndjson')
  @Produces('text/markdown')
  @Extension('x-examples', {
    'application/x-ndjson': { $ref: '#/components/schemas/AssistantMessageBody' },
    'text/markdown': '# How do I share a document?\n\n## You, 2026-01-31T12:00:00.000Z\n\nHow do I share a document?\n',
  })
  async export(@Request() request: AuthenticatedRequest, @Path() id: Id): Promise<Readable> {
    const conversation = await this.own(request, id);
    const type = request.accepts([NDJSON, MARKDOWN]) === MARKDOWN ? MARKDOWN : NDJSON;
    return exportedConversation(responseTo(request), conversation, this.directory, type);
  }

  private async show(request: AuthenticatedRequest, id: number): Promise<Success<AssistantConversationBody>> {
    const conversation = await this.own(request, id);
    tagVersion(request, conversation.version);
    return ok(assistantConversationBody(conversation));
  }

  private async own({ actor }: AuthenticatedRequest, id: number): Promise<AssistantConversationView> {
    const conversation = await this.directory.byId(actor.userId, id);
    if (!conversation) throw new NotFoundError('Conversation');
    return conversation;
  }
}

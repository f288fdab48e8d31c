import type { AddParticipants, ConversationDirectory, RemoveParticipant } from '@halolight/application/collaboration';
import { NotFoundError } from '@halolight/domain/kernel';
import { Body, Delete, Path, Post, Request, Route, Security, Tags } from '@tsoa/runtime';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, type Deleted, type Success } from '../envelope.js';
import type { Id } from '../id.js';
import type { ConversationBody, ParticipantsBody } from './conversations.contract.js';
import { conversationBody } from './message-body.js';

/** Who is in a group. */
@Route('messages/conversations/{id}/participants')
@Tags('Messages')
export class ParticipantsController {
  constructor(
    private readonly directory: ConversationDirectory,
    private readonly addParticipants: AddParticipants,
    private readonly removeParticipant: RemoveParticipant,
  ) {}

  /**
   * Any participant may. They see what is said from then on; who is in it already stays.
   * @summary Takes users into a group
   */
  @Post()
  @Security('jwt', ['messages:update'])
  async add(@Request() request: AuthenticatedRequest, @Path() id: Id, @Body() body: ParticipantsBody): Promise<Success<ConversationBody>> {
    const { actor } = request;
    await this.addParticipants.execute({ actor, conversationId: id, userIds: body.userIds });
    const conversation = await this.directory.byId(id, actor.userId);
    if (!conversation) throw new NotFoundError('Conversation');
    return ok(conversationBody(conversation));
  }

  /**
   * Everybody may leave; others are removed by who has been in the group longest, at first its maker. The last one takes the conversation along.
   * @summary Leaves a group, or takes somebody out of it
   */
  @Delete('{userId}')
  @Security('jwt', ['messages:update'])
  async remove(@Request() request: AuthenticatedRequest, @Path() id: Id, @Path() userId: Id): Promise<Success<Deleted>> {
    await this.removeParticipant.execute({ actor: request.actor, conversationId: id, userId });
    return ok({ id: userId });
  }
}

import { directPair, NoSuchUserError } from '@halolight/domain/collaboration';
import type { Actor, EventOutbox } from '../../kernel/index.js';
import type { ConversationRepository } from '../ports/conversation-repository.js';
import type { People } from '../ports/people.js';

/** Finds conversations between two, and makes those that are missing. */
export class ConversationOpener {
  constructor(
    private readonly conversations: ConversationRepository,
    private readonly people: People,
    private readonly outbox: EventOutbox,
  ) {}

  /** The one conversation of the two. @param field what names the other @throws InvalidInputError, NoSuchUserError */
  async direct(actor: Actor, otherId: number, field: string): Promise<number> {
    const pair = directPair(actor.userId, otherId, field);
    await this.assertOpen([otherId], field);
    const { id, isNew } = await this.conversations.findOrAddDirect(pair);
    if (isNew) await this.tellOfStart(actor, id, 'DIRECT');
    return id;
  }

  async tellOfStart(actor: Actor, id: number, type: 'DIRECT' | 'GROUP'): Promise<void> {
    await this.outbox.publish({ type: 'conversation.started', actorId: actor.userId, subject: { type: 'conversation', id }, data: { type } });
  }

  /** @throws NoSuchUserError when one of them has no open account */
  async assertOpen(userIds: readonly number[], field: string): Promise<void> {
    const open = new Set(await this.people.openAmong(userIds));
    if (userIds.some((userId) => !open.has(userId))) throw new NoSuchUserError(field);
  }
}

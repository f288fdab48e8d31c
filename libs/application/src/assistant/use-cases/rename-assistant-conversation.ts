import { assertExpectedVersion, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, UnitOfWork } from '../../kernel/index.js';
import type { AssistantConversationRepository } from '../ports/assistant-conversation-repository.js';
import type { AssistantGate } from './assistant-gate.js';

export interface RenameAssistantConversationCommand {
  readonly actor: Actor;
  readonly conversationId: number;
  readonly title: string;
  readonly expectedVersions?: ExpectedVersions;
}

/** Gives a conversation with the assistant another title. */
export class RenameAssistantConversation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly conversations: AssistantConversationRepository,
    private readonly gate: AssistantGate,
  ) {}

  /** @throws NotFoundError, StaleVersionError */
  async execute({ actor, conversationId, title, expectedVersions }: RenameAssistantConversationCommand): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { version } = await this.gate.hold(actor, conversationId);
      assertExpectedVersion('Conversation', version, expectedVersions);
      await this.conversations.rename(conversationId, title);
    });
  }
}

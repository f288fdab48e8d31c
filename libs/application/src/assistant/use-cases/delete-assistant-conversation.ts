import { assertExpectedVersion, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, UnitOfWork } from '../../kernel/index.js';
import type { AssistantConversationRepository } from '../ports/assistant-conversation-repository.js';
import type { AssistantGate } from './assistant-gate.js';

/** Deletes a conversation with the assistant and all that was said in it; an answer that runs ends with it. */
export class DeleteAssistantConversation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly conversations: AssistantConversationRepository,
    private readonly gate: AssistantGate,
  ) {}

  /** @throws NotFoundError, StaleVersionError */
  async execute(actor: Actor, conversationId: number, expectedVersions?: ExpectedVersions): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { version } = await this.gate.hold(actor, conversationId);
      assertExpectedVersion('Conversation', version, expectedVersions);
      await this.conversations.remove(conversationId);
    });
  }
}

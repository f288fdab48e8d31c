import { questionOf, titleOf } from '@halolight/domain/assistant';
import type { Actor, UnitOfWork } from '../../kernel/index.js';
import type { AnswerLedger } from '../ports/answer-ledger.js';
import type { AskLimit } from '../ports/ask-limit.js';
import type { AnswerWriter } from './answer-writer.js';
import type { AssistantGate } from './assistant-gate.js';

export interface AskAssistantCommand {
  readonly actor: Actor;
  readonly conversationId: number;
  readonly content: string;
}

/** Asks the assistant. The answer is written whether or not anybody goes on listening. */
export class AskAssistant {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly gate: AssistantGate,
    private readonly answers: AnswerLedger,
    private readonly limit: AskLimit,
    private readonly writer: AnswerWriter,
  ) {}

  /**
   * @returns the id of the answer, which runs
   * @throws InvalidInputError, RateLimitedError, UnavailableError, NotFoundError, AnswerRunningError, ConversationFullError
   */
  async execute({ actor, conversationId, content }: AskAssistantCommand): Promise<number> {
    const question = questionOf(content);
    await this.limit.take(actor.userId);
    this.writer.assertRoom();
    const answerId = await this.unitOfWork.run(async () => {
      await this.gate.hold(actor, conversationId);
      return this.answers.begin({ conversationId, question, title: titleOf(question) });
    });
    this.writer.start({ answerId, conversationId, asker: actor });
    return answerId;
  }
}

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

/** Runs what begins an answer and gives its id, or the id that it gave before. */
export type Once = (begin: () => Promise<number>) => Promise<number>;

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
   * @param once what runs the beginning: within something larger that is all done or not at all, or not, where it knows that it was done before
   * @returns the id of the answer, which runs
   * @throws InvalidInputError, RateLimitedError, UnavailableError, NotFoundError, AnswerRunningError, ConversationFullError
   */
  async execute(command: AskAssistantCommand, once: Once = (begin) => begin()): Promise<number> {
    const begun: number[] = [];
    const answerId = await once(async () => {
      const id = await this.begin(command);
      begun.push(id);
      return id;
    });
    // Not before what was larger is done: until then there is nothing that others see, or could take up.
    if (begun.includes(answerId)) this.writer.start({ answerId, conversationId: command.conversationId, asker: command.actor });
    return answerId;
  }

  private async begin({ actor, conversationId, content }: AskAssistantCommand): Promise<number> {
    const question = questionOf(content);
    await this.limit.take(actor.userId);
    this.writer.assertRoom();
    return this.unitOfWork.run(async () => {
      await this.gate.hold(actor, conversationId);
      return this.answers.begin({ conversationId, question, title: titleOf(question) });
    });
  }
}

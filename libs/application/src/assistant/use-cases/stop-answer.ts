import type { Actor, UnitOfWork } from '../../kernel/index.js';
import type { AnswerLedger } from '../ports/answer-ledger.js';
import type { AssistantGate } from './assistant-gate.js';

/** Stops the answer that runs in a conversation, on whichever process it is written; what was said so far stays. */
export class StopAnswer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly gate: AssistantGate,
    private readonly answers: AnswerLedger,
  ) {}

  /** @returns the answer's id; null when none runs @throws NotFoundError */
  async execute(actor: Actor, conversationId: number): Promise<number | null> {
    return this.unitOfWork.run(async () => {
      await this.gate.hold(actor, conversationId);
      return this.answers.requestStop(conversationId);
    });
  }
}

import type { Logger } from '../../kernel/index.js';
import type { AnswerLedger } from '../ports/answer-ledger.js';

/** Ends as FAILED the answers of processes that are gone, with what they had said. */
export class SettleAbandonedAnswers {
  constructor(
    private readonly answers: AnswerLedger,
    private readonly logger: Logger,
  ) {}

  async execute(): Promise<void> {
    const settled = await this.answers.settleAbandoned();
    if (settled > 0) this.logger.warn('Answers of a process that is gone were ended', { settled });
  }
}

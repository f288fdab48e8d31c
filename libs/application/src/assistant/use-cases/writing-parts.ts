import type { Logger } from '../../kernel/index.js';
import type { AnswerLedger } from '../ports/answer-ledger.js';
import type { AnswerMetrics } from '../ports/answer-metrics.js';
import type { AssistantProvider } from '../ports/assistant-provider.js';
import type { WriterSettings } from './writer-settings.js';

/** What an answer is written with. */
export interface WritingParts {
  readonly provider: AssistantProvider;
  readonly answers: AnswerLedger;
  readonly metrics: AnswerMetrics;
  readonly logger: Logger;
  readonly settings: WriterSettings;
}

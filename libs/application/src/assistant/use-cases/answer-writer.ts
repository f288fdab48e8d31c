import { UnavailableError } from '@halolight/domain/kernel';
import type { Logger } from '../../kernel/index.js';
import type { AnswerLedger } from '../ports/answer-ledger.js';
import type { AnswerMetrics } from '../ports/answer-metrics.js';
import type { AssistantProvider } from '../ports/assistant-provider.js';
import type { BegunAnswer } from './begun-answer.js';
import { writeAnswer } from './write-answer.js';
import type { WriterSettings } from './writer-settings.js';
import type { WritingParts } from './writing-parts.js';

const USUAL: WriterSettings = { pauseMs: 40, beatMs: 4_000, patienceMs: 12_000, longestMs: 300_000, mostRunning: 200 };

interface Running {
  readonly conversationId: number;
  readonly abort: AbortController;
  readonly done: Promise<void>;
}

/** Writes answers, those that were asked for on this process. */
export class AnswerWriter {
  private readonly running = new Map<number, Running>();
  private readonly settings: WriterSettings;
  private isClosed = false;

  constructor(
    private readonly provider: AssistantProvider,
    private readonly answers: AnswerLedger,
    private readonly metrics: AnswerMetrics,
    private readonly logger: Logger,
    settings: Partial<WriterSettings> = {},
  ) {
    this.settings = { ...USUAL, ...settings };
  }

  /** @throws UnavailableError when this process writes as many answers as it can, or stops */
  assertRoom(): void {
    if (this.isClosed || this.running.size >= this.settings.mostRunning) throw new UnavailableError('The assistant is busy; ask again shortly', 2);
  }

  /** Goes on by itself; whatever happens, the answer ends. */
  start(answer: BegunAnswer): void {
    const abort = new AbortController();
    const { provider, answers, metrics, logger, settings } = this;
    const parts: WritingParts = { provider, answers, metrics, logger, settings };
    const done = writeAnswer(answer, abort, parts).finally(() => this.running.delete(answer.answerId));
    this.running.set(answer.answerId, { conversationId: answer.conversationId, abort, done });
    if (this.isClosed) abort.abort('interrupted');
  }

  /** Stops what this process writes in a conversation, if anything. */
  stop(conversationId: number): void {
    for (const running of this.running.values()) if (running.conversationId === conversationId) running.abort.abort('stopped');
  }

  /** Breaks off what runs, keeps what was said of it, and takes nothing more. */
  async close(): Promise<void> {
    this.isClosed = true;
    for (const { abort } of this.running.values()) abort.abort('interrupted');
    await Promise.all([...this.running.values()].map(({ done }) => done));
  }
}

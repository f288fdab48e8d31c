import { MOST_REMEMBERED, remembered, type AnswerEnding } from '@halolight/domain/assistant';
import type { AnswerOutcome } from '../ports/answer-metrics.js';
import { abortable } from './abortable.js';
import { AnswerDraft } from './answer-draft.js';
import type { BegunAnswer } from './begun-answer.js';
import { keepDraft } from './keep-draft.js';
import { pause } from './pause.js';
import type { WritingParts } from './writing-parts.js';

const ENDINGS: Readonly<Record<AnswerOutcome, AnswerEnding>> = { complete: 'COMPLETE', stopped: 'STOPPED', 'too long': 'STOPPED', failed: 'FAILED' };
const RETRY_MS = 500;

/**
 * Listens to the provider and keeps what it says, side by side, to the end; never throws.
 * @param abort ends it, for the reason `stopped` as its asker wished, for any other as failed
 */
export async function writeAnswer(answer: BegunAnswer, abort: AbortController, parts: WritingParts): Promise<void> {
  const startedAt = performance.now();
  const draft = new AnswerDraft();
  const listening = listen(answer, draft, abort.signal, parts).finally(() => draft.close());
  await keepDraft(answer.answerId, draft, abort, parts);
  const outcome = await listening;
  await finish(answer.answerId, ENDINGS[outcome], parts);
  parts.metrics.observeAnswer(outcome, (performance.now() - startedAt) / 1000);
}

async function listen({ answerId, asker }: BegunAnswer, draft: AnswerDraft, aborted: AbortSignal, parts: WritingParts): Promise<AnswerOutcome> {
  try {
    const messages = remembered(await parts.answers.before(answerId, MOST_REMEMBERED));
    const signal = AbortSignal.any([aborted, AbortSignal.timeout(parts.settings.longestMs)]);
    for await (const chunk of abortable(parts.provider.answer({ asker, messages }, signal), signal)) {
      draft.add(chunk);
      if (draft.isFull) return 'too long';
    }
    // A provider may end rather than throw when it is told to.
    signal.throwIfAborted();
    if (!draft.isEmpty) return 'complete';
    throw new Error('The provider of answers said nothing');
  } catch (error) {
    if (aborted.reason === 'stopped') return 'stopped';
    parts.logger.warn('An answer broke off', { answerId, error });
    return 'failed';
  }
}

/** While the database is away it is tried again, and in the end left to whoever settles abandoned answers. */
async function finish(answerId: number, ending: AnswerEnding, { answers, logger, settings }: WritingParts): Promise<void> {
  const deadline = performance.now() + settings.patienceMs;
  for (;;) {
    try {
      return await answers.finish(answerId, ending);
    } catch (error) {
      if (performance.now() < deadline) await pause(Math.min(RETRY_MS, settings.patienceMs));
      else return logger.error('The end of an answer could not be kept', { answerId, error });
    }
  }
}

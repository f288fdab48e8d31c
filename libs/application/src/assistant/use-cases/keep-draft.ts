import type { AnswerDraft } from './answer-draft.js';
import { pause } from './pause.js';
import type { WritingParts } from './writing-parts.js';

/** How many times longer than usual to wait before trying again what failed. */
const AFTER_FAILURE = 10;

/**
 * Keeps what comes into the draft until nothing more comes, and shows while nothing comes that the answer is being written.
 * Ends the answer when nobody wants the rest, or when what was said could not be kept for too long.
 */
export async function keepDraft(answerId: number, draft: AnswerDraft, abort: AbortController, { answers, logger, settings }: WritingParts): Promise<void> {
  let keptAt = performance.now();
  for (let isLast = false; !isLast; ) {
    await pause(settings.beatMs, draft.changed);
    isLast = draft.isClosed;
    const pieces = draft.take();
    try {
      if ((await answers.append(answerId, pieces)) === 'stop') abort.abort('stopped');
      keptAt = performance.now();
    } catch (error) {
      draft.giveBack(pieces);
      if (performance.now() - keptAt > settings.patienceMs) {
        logger.error('An answer could not be kept', { answerId, error });
        return abort.abort('interrupted');
      }
      isLast = false;
      await pause(settings.pauseMs * AFTER_FAILURE);
    }
    if (!isLast) await pause(settings.pauseMs);
  }
}

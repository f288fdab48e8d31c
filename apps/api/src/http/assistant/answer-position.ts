import type { AnswerPosition } from '@halolight/application/assistant';
import type { AnswerEventId } from './assistant.contract.js';

/** The position behind an event that was heard; null where none is named. */
export function answerPosition(conversationId: number, eventId: AnswerEventId | undefined): AnswerPosition | null {
  if (eventId === undefined) return null;
  const [answerId = 0, offset = 0] = eventId.split(':').map(Number);
  return { conversationId, answerId, offset };
}

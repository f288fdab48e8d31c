import type { AnswerNews, AnswerPosition } from '@halolight/application/assistant';
import { PatientReader } from '../patient-reader.js';
import type { AnswerFrame } from './answer-frame.js';
import type { AnswerListener } from './answer-listener.js';

const BROKE_OFF = 'The answer broke off; what was said of it is kept';

/** A listener, and how much of the answers it has heard. */
export class AnswerFollower extends PatientReader {
  constructor(
    readonly listener: AnswerListener,
    public position: AnswerPosition,
  ) {
    super(listener);
  }

  /** Sends what is new, as much as there is room for. @returns false when the listener has enough to read */
  take(news: readonly AnswerNews[]): boolean {
    return news.every((answer) => this.takeAnswer(answer));
  }

  private takeAnswer({ answerId, status, pieces }: AnswerNews): boolean {
    const { conversationId } = this.position;
    if (this.position.answerId !== answerId) this.position = { conversationId, answerId, offset: 0 };
    for (const text of pieces) {
      this.position = { conversationId, answerId, offset: this.position.offset + text.length };
      if (!this.listener.send({ event: 'assistant.chunk', data: { text } })) return false;
    }
    if (status === 'RUNNING') return true;
    this.position = { conversationId, answerId: answerId + 1, offset: 0 };
    return this.listener.send(status === 'FAILED' ? failed(answerId) : { event: 'assistant.done', data: { messageId: answerId } });
  }
}

function failed(messageId: number): AnswerFrame {
  return { event: 'assistant.error', data: { code: 'UNAVAILABLE', message: BROKE_OFF, messageId } };
}

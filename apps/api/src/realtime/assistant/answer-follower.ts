import { MOST_NEWS, type AnswerNews, type AnswerPosition, type AskedQuestion } from '@halolight/application/assistant';
import { PatientReader } from '../patient-reader.js';
import type { AnswerFrame } from './answer-frame.js';
import type { AnswerListener } from './answer-listener.js';

const BROKE_OFF = 'The answer broke off; what was said of it is kept';

/** A listener, and how much of the answers it has heard. */
export class AnswerFollower extends PatientReader {
  /** The answer whose question was told last. */
  private asked = 0;
  /** Whether it was told what runs. */
  private isGreeted = false;

  constructor(
    readonly listener: AnswerListener,
    public position: AnswerPosition,
  ) {
    super(listener);
  }

  /** Sends what is new, as much as there is room for. @returns false when the listener has enough to read */
  take(news: readonly AnswerNews[]): boolean {
    return news.every((answer) => this.takeAnswer(answer)) && (news.length === MOST_NEWS || this.greet(news.at(-1)));
  }

  private greet(last: AnswerNews | undefined): boolean {
    if (this.isGreeted || !this.listener.hearsQuestions) return true;
    this.isGreeted = true;
    return this.listener.send({ event: 'assistant.state', data: { messageId: last?.status === 'RUNNING' ? last.answerId : null } });
  }

  private takeAnswer({ answerId, question, status, pieces }: AnswerNews): boolean {
    const { conversationId } = this.position;
    if (this.position.answerId !== answerId) this.position = { conversationId, answerId, offset: 0 };
    if (question && !this.tellQuestion(question, answerId)) return false;
    for (const text of pieces) {
      this.position = { conversationId, answerId, offset: this.position.offset + text.length };
      if (!this.listener.send({ event: 'assistant.chunk', data: { text, messageId: answerId } })) return false;
    }
    if (status === 'RUNNING') return true;
    this.position = { conversationId, answerId: answerId + 1, offset: 0 };
    return this.listener.send(status === 'FAILED' ? failed(answerId) : this.ended(answerId, status === 'STOPPED'));
  }

  private ended(messageId: number, wasStopped: boolean): AnswerFrame {
    return { event: 'assistant.done', data: wasStopped && this.listener.hearsQuestions ? { messageId, stopped: true } : { messageId } };
  }

  private tellQuestion({ id, content }: AskedQuestion, answerId: number): boolean {
    if (this.asked === answerId || !this.listener.hearsQuestions) return true;
    this.asked = answerId;
    return this.listener.send({ event: 'assistant.question', data: { messageId: id, content, answerId } });
  }
}

function failed(messageId: number): AnswerFrame {
  return { event: 'assistant.error', data: { code: 'UNAVAILABLE', message: BROKE_OFF, messageId } };
}

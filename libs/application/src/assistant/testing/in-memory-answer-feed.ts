import { AnswerFeed, MOST_NEWS, type AnswerNews, type AnswerPosition } from '../queries/answer-feed.js';
import type { InMemoryAssistantStore, StoredMessage } from './in-memory-assistant-store.js';

/** The twin of the real `AnswerFeed`. */
export class InMemoryAnswerFeed extends AnswerFeed {
  constructor(private readonly store: InMemoryAssistantStore) {
    super();
  }

  override async position(conversationId: number, after?: number): Promise<AnswerPosition> {
    const all = this.store.messagesOf(conversationId);
    const settled = all.find(({ status }) => status === 'RUNNING')?.id ?? (all.at(-1)?.id ?? 0) + 1;
    return { conversationId, answerId: Math.min(settled, (after ?? Infinity) + 1), offset: 0 };
  }

  override async after(positions: readonly AnswerPosition[]): Promise<(readonly AnswerNews[] | null)[]> {
    return positions.map((position) => {
      if (!this.store.conversations.has(position.conversationId)) return null;
      const all = this.store.messagesOf(position.conversationId);
      const answers = all.filter(({ id, role }) => role === 'assistant' && id >= position.answerId);
      const questionBefore = (answerId: number) => all.findLast(({ id, role }) => role === 'user' && id < answerId);
      return answers.slice(0, MOST_NEWS).map((answer) => newsOf(answer, questionBefore(answer.id), answer.id === position.answerId ? position.offset : 0));
    });
  }
}

function newsOf({ id, status, content, pieces }: StoredMessage, asked: StoredMessage | undefined, offset: number): AnswerNews {
  const running = pieces.filter(({ start }) => start >= offset).map(({ text }) => text);
  const whole = content.length > offset ? [content.slice(offset)] : [];
  const question = asked && offset === 0 ? { id: asked.id, content: asked.content } : null;
  return { answerId: id, question, status, pieces: status === 'RUNNING' ? running : whole };
}

import { AnswerRunningError, ConversationFullError, MOST_MESSAGES, type AnswerEnding, type AnswerPiece, type PromptMessage } from '@halolight/domain/assistant';
import { ANSWER_LEASE_SECONDS, AnswerLedger, type NewAnswer } from '../ports/answer-ledger.js';
import type { InMemoryAssistantStore, StoredMessage } from './in-memory-assistant-store.js';

/** The twin of the real `AnswerLedger`, but that nobody waits for anybody. */
export class InMemoryAnswerLedger extends AnswerLedger {
  constructor(private readonly store: InMemoryAssistantStore) {
    super();
  }

  override async begin({ conversationId, question, title }: NewAnswer): Promise<number> {
    const { store } = this;
    this.settle(store.messagesOf(conversationId));
    const conversation = store.conversations.get(conversationId);
    if (!conversation || conversation.messageCount + 2 > MOST_MESSAGES) throw new ConversationFullError();
    if (this.runningIn(conversationId)) throw new AnswerRunningError();
    const shared = { conversationId, createdAt: store.clock.now(), pieces: [], isToStop: false };
    const [questionId, answerId] = [store.nextId(), store.nextId()];
    store.messages.set(questionId, { ...shared, id: questionId, role: 'user', content: question, status: 'COMPLETE', leaseUntil: null });
    store.messages.set(answerId, { ...shared, id: answerId, role: 'assistant', content: '', status: 'RUNNING', leaseUntil: this.lease() });
    store.changeConversation(conversationId, { title: conversation.title ?? title, messageCount: conversation.messageCount + 2 });
    return answerId;
  }

  override async append(answerId: number, pieces: readonly AnswerPiece[]): Promise<'go-on' | 'stop'> {
    const answer = this.store.messages.get(answerId);
    if (answer?.status !== 'RUNNING') return 'stop';
    const all = [...answer.pieces, ...pieces];
    this.store.changeMessage(answerId, { pieces: all, content: all.map(({ text }) => text).join(''), leaseUntil: this.lease() });
    const owner = this.store.conversations.get(answer.conversationId)?.ownerId ?? 0;
    return answer.isToStop || this.store.suspended.has(owner) ? 'stop' : 'go-on';
  }

  override async finish(answerId: number, ending: AnswerEnding): Promise<void> {
    if (this.store.messages.get(answerId)?.status === 'RUNNING') this.store.changeMessage(answerId, { status: ending, leaseUntil: null });
  }

  override async requestStop(conversationId: number): Promise<number | null> {
    const running = this.runningIn(conversationId);
    if (running) this.store.changeMessage(running.id, { isToStop: true });
    return running?.id ?? null;
  }

  override async settleAbandoned(): Promise<number> {
    return this.settle([...this.store.messages.values()]);
  }

  override async before(answerId: number, most: number): Promise<PromptMessage[]> {
    const conversationId = this.store.messages.get(answerId)?.conversationId ?? 0;
    const earlier = this.store.messagesOf(conversationId).filter(({ id }) => id < answerId);
    return earlier.slice(-most).map(({ role, content }) => ({ role, content }));
  }

  private runningIn(conversationId: number): StoredMessage | undefined {
    return this.store.messagesOf(conversationId).find(({ status }) => status === 'RUNNING');
  }

  private settle(messages: readonly StoredMessage[]): number {
    const over = messages.filter(({ leaseUntil }) => leaseUntil !== null && leaseUntil < this.store.clock.now());
    for (const { id } of over) this.store.changeMessage(id, { status: 'FAILED', leaseUntil: null });
    return over.length;
  }

  private lease(): Date {
    return new Date(this.store.clock.now().getTime() + ANSWER_LEASE_SECONDS * 1_000);
  }
}

import { MOST_MESSAGES } from '@halolight/domain/assistant';
import { FixedClock, InMemoryUnitOfWork } from '../../kernel/testing/index.js';
import { ANSWER_LEASE_SECONDS } from '../ports/answer-ledger.js';
import { AssistantGate } from '../use-cases/assistant-gate.js';
import type { AssistantPorts } from './assistant-ports.js';
import { InMemoryAnswerFeed } from './in-memory-answer-feed.js';
import { InMemoryAnswerLedger } from './in-memory-answer-ledger.js';
import { InMemoryAssistantConversations } from './in-memory-assistant-conversations.js';
import { InMemoryAssistantDirectory } from './in-memory-assistant-directory.js';
import { InMemoryAssistantStore } from './in-memory-assistant-store.js';

/** All twins of the assistant over one new store. */
export class InMemoryAssistant implements AssistantPorts {
  readonly clock = new FixedClock();
  readonly store = new InMemoryAssistantStore(this.clock);
  readonly unitOfWork = new InMemoryUnitOfWork();
  readonly conversations = new InMemoryAssistantConversations(this.store);
  readonly answers = new InMemoryAnswerLedger(this.store);
  readonly directory = new InMemoryAssistantDirectory(this.store);
  readonly feed = new InMemoryAnswerFeed(this.store);
  readonly gate = new AssistantGate(this.conversations);
  private owners = 0;

  readonly addOwner = async (): Promise<number> => {
    this.owners += 1;
    return this.owners;
  };
  readonly suspend = async (ownerId: number): Promise<void> => void this.store.suspended.add(ownerId);
  readonly loseWriter = async (_answerId: number): Promise<void> => this.clock.advance((ANSWER_LEASE_SECONDS + 1) * 1_000);
  readonly fill = async (conversationId: number): Promise<void> => this.store.changeConversation(conversationId, { messageCount: MOST_MESSAGES });
}

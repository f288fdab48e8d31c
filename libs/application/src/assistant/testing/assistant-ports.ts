import type { UnitOfWork } from '../../kernel/index.js';
import type { AnswerLedger } from '../ports/answer-ledger.js';
import type { AssistantConversationRepository } from '../ports/assistant-conversation-repository.js';
import type { AnswerFeed } from '../queries/answer-feed.js';
import type { AssistantDirectory } from '../queries/assistant-directory.js';

/** What keeps conversations with the assistant, over one store. */
export interface AssistantPorts {
  readonly unitOfWork: UnitOfWork;
  readonly conversations: AssistantConversationRepository;
  readonly answers: AnswerLedger;
  readonly directory: AssistantDirectory;
  readonly feed: AnswerFeed;
  /** The id of a new account that is open. */
  readonly addOwner: () => Promise<number>;
  readonly suspend: (ownerId: number) => Promise<void>;
  /** So much time passes that the lease of an answer is over. */
  readonly loseWriter: (answerId: number) => Promise<void>;
  /** Makes a conversation hold as many messages as it may. */
  readonly fill: (conversationId: number) => Promise<void>;
}

/** Opens a store for one contract suite, once before its first test. */
export type OpenAssistant = () => AssistantPorts | Promise<AssistantPorts>;

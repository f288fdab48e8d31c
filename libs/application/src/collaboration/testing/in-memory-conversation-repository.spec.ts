import { conversationRepositoryContract } from './conversation-repository-contract.js';
import { InMemoryCollaboration } from './in-memory-collaboration.js';

conversationRepositoryContract('InMemoryConversationRepository', () => new InMemoryCollaboration());

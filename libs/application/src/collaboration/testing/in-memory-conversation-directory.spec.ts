import { conversationDirectoryContract } from './conversation-directory-contract.js';
import { InMemoryCollaboration } from './in-memory-collaboration.js';

conversationDirectoryContract('InMemoryConversationDirectory', () => new InMemoryCollaboration());

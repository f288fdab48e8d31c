import { answerLedgerContract } from './answer-ledger-contract.js';
import { assistantConversationsContract } from './assistant-conversations-contract.js';
import { InMemoryAssistant } from './in-memory-assistant.js';

assistantConversationsContract('InMemoryAssistant', () => new InMemoryAssistant());
answerLedgerContract('InMemoryAssistant', () => new InMemoryAssistant());

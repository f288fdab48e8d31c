import {
  AnswerFeed,
  AnswerWriter,
  AskAssistant,
  AssistantDirectory,
  AssistantGate,
  DeleteAssistantConversation,
  OpenAssistantConversation,
  RenameAssistantConversation,
  SettleAbandonedAnswers,
  StopAnswer,
} from '@halolight/application/assistant';
import { AnswerLedger, AskLimit, AssistantConversationRepository, AssistantProvider } from '@halolight/application/assistant/ports';
import { DocumentDirectory } from '@halolight/application/content';
import { Logger, UnitOfWork } from '@halolight/application/kernel';
import { ContainerModule, type ContainerModuleLoadOptions } from 'inversify';
import { Database, DemoData, Metrics, type Environment } from '../kernel/index.js';
import { DemoAssistant } from './demo-assistant.js';
import { KnexAnswerFeed } from './knex-answer-feed.js';
import { KnexAnswerLedger } from './knex-answer-ledger.js';
import { KnexAssistantConversations } from './knex-assistant-conversations.js';
import { KnexAssistantDirectory } from './knex-assistant-directory.js';
import { LocalAssistant } from './local-assistant.js';
import { OpenAiAssistant } from './openai-assistant.js';
import { SharedAskLimit } from './shared-ask-limit.js';

type AssistantSettings = Pick<Environment, 'assistantUrl' | 'assistantModel' | 'assistantApiKey' | 'rateLimit'>;
type Bind = ContainerModuleLoadOptions['bind'];

/** The assistant: every port with its adapter, and every use case. It needs `contentModule`, for documents. */
export function assistantModule({ assistantUrl: url, assistantModel: model, assistantApiKey: apiKey, rateLimit }: AssistantSettings): ContainerModule {
  return new ContainerModule(({ bind }) => {
    bind(AssistantProvider)
      .toDynamicValue((c) => (url === null ? new LocalAssistant(c.get(DocumentDirectory)) : new OpenAiAssistant({ url, model, apiKey })))
      .inSingletonScope();
    bind(AskLimit)
      .toDynamicValue((c) => (rateLimit === 'on' ? new SharedAskLimit(c.get(Database)) : { take: async () => undefined }))
      .inSingletonScope();
    bind(AssistantConversationRepository).toDynamicValue((c) => new KnexAssistantConversations(c.get(Database))).inSingletonScope();
    bind(AnswerLedger).toDynamicValue((c) => new KnexAnswerLedger(c.get(Database))).inSingletonScope();
    bind(AssistantDirectory).toDynamicValue((c) => new KnexAssistantDirectory(c.get(Database))).inSingletonScope();
    bind(AnswerFeed).toDynamicValue((c) => new KnexAnswerFeed(c.get(Database))).inSingletonScope();
    bind(DemoData).toDynamicValue((c) => new DemoAssistant(c.get(Database)));
    bindUseCases(bind);
  });
}

function bindUseCases(bind: Bind): void {
  bind(AssistantGate).toDynamicValue((c) => new AssistantGate(c.get(AssistantConversationRepository)));
  bind(AnswerWriter)
    .toDynamicValue((c) => new AnswerWriter(c.get(AssistantProvider), c.get(AnswerLedger), c.get(Metrics), c.get(Logger)))
    .inSingletonScope();
  bind(OpenAssistantConversation).toDynamicValue((c) => new OpenAssistantConversation(c.get(UnitOfWork), c.get(AssistantConversationRepository)));
  bind(RenameAssistantConversation).toDynamicValue(
    (c) => new RenameAssistantConversation(c.get(UnitOfWork), c.get(AssistantConversationRepository), c.get(AssistantGate)),
  );
  bind(DeleteAssistantConversation).toDynamicValue(
    (c) => new DeleteAssistantConversation(c.get(UnitOfWork), c.get(AssistantConversationRepository), c.get(AssistantGate)),
  );
  bind(AskAssistant).toDynamicValue(
    (c) => new AskAssistant(c.get(UnitOfWork), c.get(AssistantGate), c.get(AnswerLedger), c.get(AskLimit), c.get(AnswerWriter)),
  );
  bind(StopAnswer).toDynamicValue((c) => new StopAnswer(c.get(UnitOfWork), c.get(AssistantGate), c.get(AnswerLedger)));
  bind(SettleAbandonedAnswers).toDynamicValue((c) => new SettleAbandonedAnswers(c.get(AnswerLedger), c.get(Logger)));
}

import {
  AskAssistant,
  AssistantDirectory,
  DeleteAssistantConversation,
  OpenAssistantConversation,
  RenameAssistantConversation,
  StopAnswer,
} from '@halolight/application/assistant';
import { IdempotencyStore } from '@halolight/application/kernel';
import { ContainerModule } from 'inversify';
import { AnswerHub } from '../../realtime/assistant/answer-hub.js';
import { OnceByKey } from '../once-by-key.js';
import { AssistantAnswersController } from './assistant-answers.controller.js';
import { AssistantConversationsController } from './assistant-conversations.controller.js';

/** The controllers of the assistant. */
export const assistantHttpModule = new ContainerModule(({ bind }) => {
  bind(AssistantConversationsController)
    .toDynamicValue(
      (c) =>
        new AssistantConversationsController(
          c.get(AssistantDirectory),
          c.get(OpenAssistantConversation),
          c.get(RenameAssistantConversation),
          c.get(DeleteAssistantConversation),
        ),
    )
    .inSingletonScope();
  bind(AssistantAnswersController)
    .toDynamicValue((c) => new AssistantAnswersController(c.get(AssistantDirectory), c.get(AskAssistant), c.get(StopAnswer), c.get(AnswerHub), new OnceByKey(c.get(IdempotencyStore))))
    .inSingletonScope();
});

import { ConversationDirectory, LiveEventLog, MessageDirectory, NotificationDirectory, OpenSessions } from '@halolight/application/collaboration';
import {
  ConversationRepository,
  LiveEvents,
  MessageRepository,
  NotificationFacts,
  NotificationRepository,
  People,
} from '@halolight/application/collaboration/ports';
import { ContainerModule } from 'inversify';
import { Database, DemoData } from '../kernel/index.js';
import { bindCalendar } from './calendar/bind-calendar.js';
import { bindConversationUseCases } from './collaboration-use-cases.js';
import { DemoConversations } from './demo-conversations.js';
import { KnexConversationDirectory } from './knex-conversation-directory.js';
import { KnexConversationRepository } from './knex-conversation-repository.js';
import { KnexLiveEventLog } from './knex-live-event-log.js';
import { KnexLiveEvents } from './knex-live-events.js';
import { KnexMessageDirectory } from './knex-message-directory.js';
import { KnexMessageRepository } from './knex-message-repository.js';
import { KnexNotificationDirectory } from './knex-notification-directory.js';
import { KnexNotificationFacts } from './knex-notification-facts.js';
import { KnexNotificationRepository } from './knex-notification-repository.js';
import { KnexOpenSessions } from './knex-open-sessions.js';
import { KnexPeople } from './knex-people.js';
import { registerNotificationHandlers } from './notification-handlers.js';
import { bindNotificationUseCases } from './notification-use-cases.js';

/** Conversations, notifications, the live stream and calendars: every port with its adapter, and every use case. */
export const collaborationModule = new ContainerModule(({ bind, onActivation }) => {
  bind(ConversationRepository).toDynamicValue((c) => new KnexConversationRepository(c.get(Database))).inSingletonScope();
  bind(ConversationDirectory).toDynamicValue((c) => new KnexConversationDirectory(c.get(Database))).inSingletonScope();
  bind(MessageRepository).toDynamicValue((c) => new KnexMessageRepository(c.get(Database))).inSingletonScope();
  bind(MessageDirectory).toDynamicValue((c) => new KnexMessageDirectory(c.get(Database))).inSingletonScope();
  bind(People).toDynamicValue((c) => new KnexPeople(c.get(Database))).inSingletonScope();
  bind(NotificationRepository).toDynamicValue((c) => new KnexNotificationRepository(c.get(Database))).inSingletonScope();
  bind(NotificationDirectory).toDynamicValue((c) => new KnexNotificationDirectory(c.get(Database))).inSingletonScope();
  bind(NotificationFacts).toDynamicValue((c) => new KnexNotificationFacts(c.get(Database))).inSingletonScope();
  bind(LiveEvents).toDynamicValue((c) => new KnexLiveEvents(c.get(Database))).inSingletonScope();
  bind(LiveEventLog).toDynamicValue((c) => new KnexLiveEventLog(c.get(Database))).inSingletonScope();
  bind(OpenSessions).toDynamicValue((c) => new KnexOpenSessions(c.get(Database))).inSingletonScope();
  bind(DemoData).toDynamicValue((c) => new DemoConversations(c.get(Database)));
  bindConversationUseCases(bind);
  bindCalendar(bind);
  bindNotificationUseCases(bind);
  registerNotificationHandlers(onActivation);
});

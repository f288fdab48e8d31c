import {
  AddParticipants,
  CloseConversation,
  ConversationGate,
  ConversationNews,
  ConversationOpener,
  DeleteMessage,
  LiveEventLog,
  MessageDirectory,
  PurgeLiveEvents,
  PurgeNotifications,
  ReadConversation,
  ReadMessage,
  RemoveParticipant,
  RenameConversation,
  SendMessage,
  StartConversation,
} from '@halolight/application/collaboration';
import { ConversationRepository, LiveEvents, MessageRepository, NotificationRepository, People } from '@halolight/application/collaboration/ports';
import { Clock, EventOutbox, UnitOfWork } from '@halolight/application/kernel';
import type { ContainerModuleLoadOptions } from 'inversify';

type Bind = ContainerModuleLoadOptions['bind'];

/** Binds the use cases of conversations and of the live stream. */
export function bindConversationUseCases(bind: Bind): void {
  bind(ConversationGate).toDynamicValue((c) => new ConversationGate(c.get(ConversationRepository)));
  bind(ConversationOpener).toDynamicValue((c) => new ConversationOpener(c.get(ConversationRepository), c.get(People), c.get(EventOutbox)));
  bind(StartConversation).toDynamicValue(
    (c) => new StartConversation(c.get(UnitOfWork), c.get(ConversationRepository), c.get(ConversationOpener)),
  );
  bind(RenameConversation).toDynamicValue(
    (c) => new RenameConversation(c.get(UnitOfWork), c.get(ConversationRepository), c.get(ConversationGate), c.get(EventOutbox)),
  );
  bindParticipation(bind);
  bindMessages(bind);
  bind(PurgeLiveEvents).toDynamicValue((c) => new PurgeLiveEvents(c.get(LiveEventLog), c.get(Clock)));
  bind(PurgeNotifications).toDynamicValue((c) => new PurgeNotifications(c.get(NotificationRepository), c.get(Clock)));
}

function bindParticipation(bind: Bind): void {
  bind(ConversationNews).toDynamicValue((c) => new ConversationNews(c.get(NotificationRepository), c.get(LiveEvents)));
  bind(AddParticipants).toDynamicValue(
    (c) =>
      new AddParticipants(c.get(UnitOfWork), c.get(ConversationRepository), c.get(ConversationGate), c.get(ConversationOpener), c.get(EventOutbox)),
  );
  bind(RemoveParticipant).toDynamicValue(
    (c) =>
      new RemoveParticipant(c.get(UnitOfWork), c.get(ConversationRepository), c.get(ConversationNews), c.get(ConversationGate), c.get(EventOutbox)),
  );
  bind(CloseConversation).toDynamicValue(
    (c) =>
      new CloseConversation(
        c.get(UnitOfWork),
        c.get(ConversationRepository),
        c.get(ConversationNews),
        c.get(ConversationGate),
        c.get(RemoveParticipant),
        c.get(EventOutbox),
      ),
  );
}

function bindMessages(bind: Bind): void {
  bind(SendMessage).toDynamicValue(
    (c) =>
      new SendMessage(
        c.get(UnitOfWork),
        c.get(ConversationRepository),
        c.get(MessageRepository),
        c.get(MessageDirectory),
        c.get(ConversationGate),
        c.get(ConversationOpener),
        c.get(LiveEvents),
        c.get(EventOutbox),
      ),
  );
  bind(ReadConversation).toDynamicValue(
    (c) =>
      new ReadConversation(c.get(UnitOfWork), c.get(ConversationRepository), c.get(NotificationRepository), c.get(ConversationGate), c.get(LiveEvents)),
  );
  bind(ReadMessage).toDynamicValue((c) => new ReadMessage(c.get(MessageRepository), c.get(ReadConversation)));
  bind(DeleteMessage).toDynamicValue(
    (c) => new DeleteMessage(c.get(UnitOfWork), c.get(MessageRepository), c.get(ConversationGate), c.get(LiveEvents), c.get(EventOutbox)),
  );
}

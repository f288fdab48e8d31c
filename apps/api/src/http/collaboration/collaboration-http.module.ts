import {
  AddParticipants,
  CloseConversation,
  ConversationDirectory,
  DeleteMessage,
  DeleteNotification,
  MessageDirectory,
  NotificationDirectory,
  ReadAllNotifications,
  ReadConversation,
  ReadMessage,
  ReadNotification,
  RemoveParticipant,
  RenameConversation,
  SendMessage,
  StartConversation,
} from '@halolight/application/collaboration';
import { ContainerModule } from 'inversify';
import { LiveHub } from '../../realtime/live-hub.js';
import { ConversationsController } from './conversations.controller.js';
import { EventsController } from './events.controller.js';
import { MessagesController } from './messages.controller.js';
import { NotificationsController } from './notifications.controller.js';
import { ParticipantsController } from './participants.controller.js';

/** The controllers of conversations and notifications. */
export const collaborationHttpModule = new ContainerModule(({ bind }) => {
  bind(ConversationsController)
    .toDynamicValue(
      (c) =>
        new ConversationsController(
          c.get(ConversationDirectory),
          c.get(MessageDirectory),
          c.get(StartConversation),
          c.get(RenameConversation),
          c.get(ReadConversation),
          c.get(CloseConversation),
        ),
    )
    .inSingletonScope();
  bind(ParticipantsController)
    .toDynamicValue((c) => new ParticipantsController(c.get(ConversationDirectory), c.get(AddParticipants), c.get(RemoveParticipant)))
    .inSingletonScope();
  bind(MessagesController)
    .toDynamicValue((c) => new MessagesController(c.get(MessageDirectory), c.get(SendMessage), c.get(ReadMessage), c.get(DeleteMessage)))
    .inSingletonScope();
  bind(NotificationsController)
    .toDynamicValue(
      (c) =>
        new NotificationsController(c.get(NotificationDirectory), c.get(ReadNotification), c.get(ReadAllNotifications), c.get(DeleteNotification)),
    )
    .inSingletonScope();
  bind(EventsController).toDynamicValue((c) => new EventsController(c.get(LiveHub))).inSingletonScope();
});

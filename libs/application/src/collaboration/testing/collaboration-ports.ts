import type { UnitOfWork } from '../../kernel/index.js';
import type { ConversationRepository } from '../ports/conversation-repository.js';
import type { LiveEvents } from '../ports/live-events.js';
import type { MessageRepository } from '../ports/message-repository.js';
import type { NotificationRepository } from '../ports/notification-repository.js';
import type { People } from '../ports/people.js';
import type { ConversationDirectory } from '../queries/conversation-directory.js';
import type { LiveEventLog } from '../queries/live-event-log.js';
import type { MessageDirectory } from '../queries/message-directory.js';
import type { NotificationDirectory } from '../queries/notification-directory.js';

/** What keeps conversations, notifications and the live stream, over one store, perhaps with something in it. */
export interface CollaborationPorts {
  readonly unitOfWork: UnitOfWork;
  readonly people: People;
  readonly conversations: ConversationRepository;
  readonly conversationDirectory: ConversationDirectory;
  readonly messages: MessageRepository;
  readonly messageDirectory: MessageDirectory;
  readonly notifications: NotificationRepository;
  readonly notificationDirectory: NotificationDirectory;
  readonly live: LiveEvents;
  readonly liveLog: LiveEventLog;
  /** The id of somebody with an open account of this name; a new one each time. */
  readonly addPerson: (name?: string) => Promise<number>;
  readonly closeAccount: (userId: number) => Promise<void>;
}

/** Opens a store for one contract suite, once before its first test; the ports in it must share that store. */
export type OpenCollaboration = () => CollaborationPorts | Promise<CollaborationPorts>;

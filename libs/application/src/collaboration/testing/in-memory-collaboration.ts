import { FixedClock, InMemoryUnitOfWork, RecordingEventOutbox } from '../../kernel/testing/index.js';
import { ConversationGate } from '../use-cases/conversation-gate.js';
import { ConversationOpener } from '../use-cases/conversation-opener.js';
import type { CollaborationPorts } from './collaboration-ports.js';
import { InMemoryCollaborationStore } from './in-memory-collaboration-store.js';
import { InMemoryConversationDirectory } from './in-memory-conversation-directory.js';
import { InMemoryConversationRepository } from './in-memory-conversation-repository.js';
import { InMemoryLiveEventLog } from './in-memory-live-event-log.js';
import { InMemoryMessageDirectory } from './in-memory-message-directory.js';
import { InMemoryMessageRepository } from './in-memory-message-repository.js';
import { InMemoryNotificationDirectory } from './in-memory-notification-directory.js';
import { InMemoryNotificationRepository } from './in-memory-notification-repository.js';
import { InMemoryPeople } from './in-memory-people.js';
import { RecordingLiveEvents } from './recording-live-events.js';

/** All twins of collaboration over one new store. */
export class InMemoryCollaboration implements CollaborationPorts {
  readonly clock = new FixedClock();
  readonly store = new InMemoryCollaborationStore(this.clock);
  readonly unitOfWork = new InMemoryUnitOfWork();
  readonly outbox = new RecordingEventOutbox();
  readonly live = new RecordingLiveEvents();
  readonly liveLog = new InMemoryLiveEventLog(this.live, this.clock);
  readonly people = new InMemoryPeople(this.store);
  readonly conversations = new InMemoryConversationRepository(this.store);
  readonly messages = new InMemoryMessageRepository(this.store);
  readonly messageDirectory = new InMemoryMessageDirectory(this.store);
  readonly conversationDirectory = new InMemoryConversationDirectory(this.store, this.messageDirectory);
  readonly notifications = new InMemoryNotificationRepository(this.store);
  readonly notificationDirectory = new InMemoryNotificationDirectory(this.store);
  readonly gate = new ConversationGate(this.conversations);
  readonly opener = new ConversationOpener(this.conversations, this.people, this.outbox);

  readonly addPerson = async (name = 'Somebody'): Promise<number> => {
    const id = this.store.nextId();
    this.store.people.set(id, { id, name, avatar: null, isOpen: true });
    return id;
  };

  readonly closeAccount = async (userId: number): Promise<void> => {
    const person = this.store.people.get(userId);
    if (person) this.store.people.set(userId, { ...person, isOpen: false });
  };
}

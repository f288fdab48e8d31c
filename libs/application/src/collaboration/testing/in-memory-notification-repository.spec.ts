import { notificationRepositoryContract } from './notification-repository-contract.js';
import { InMemoryCollaboration } from './in-memory-collaboration.js';

notificationRepositoryContract('InMemoryNotificationRepository', () => new InMemoryCollaboration());

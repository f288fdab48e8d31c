import { liveEventLogContract } from './live-event-log-contract.js';
import { InMemoryCollaboration } from './in-memory-collaboration.js';

liveEventLogContract('InMemoryLiveEventLog', () => new InMemoryCollaboration());

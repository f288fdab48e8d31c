import { People } from '../ports/people.js';
import type { InMemoryCollaborationStore } from './in-memory-collaboration-store.js';

/** The twin of the real `People`. */
export class InMemoryPeople extends People {
  constructor(private readonly store: InMemoryCollaborationStore) {
    super();
  }

  override async openAmong(userIds: readonly number[]): Promise<readonly number[]> {
    return userIds.filter((userId) => this.store.people.get(userId)?.isOpen);
  }
}

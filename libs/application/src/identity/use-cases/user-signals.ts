import type { User } from '@halolight/domain/identity';
import { BeforeSignal, EntitySignals } from '../../kernel/index.js';
import type { NewUser } from '../ports/user-repository.js';

/** What an account is about to be granted in its own name, or to lose. */
export interface UserGrant {
  readonly user: User;
  readonly permissions: readonly string[];
}

/**
 * What is about to happen to an account: made, changed or deleted, given permissions or relieved of them.
 * New roles are a change: the account comes with the names of those it is to have, and with the permissions that it still has.
 */
export class UserSignals extends EntitySignals<NewUser, User> {
  readonly beforeGrant = new BeforeSignal<UserGrant>();
  readonly beforeRevoke = new BeforeSignal<UserGrant>();
}

import type { User } from '@halolight/domain/identity';
import { EntitySignals } from '../../kernel/index.js';
import type { NewUser } from '../ports/user-repository.js';

/** What is about to happen to an account: made, changed or deleted. */
export class UserSignals extends EntitySignals<NewUser, User> {}

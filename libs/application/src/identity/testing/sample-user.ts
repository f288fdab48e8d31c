import { uniqueText } from '../../kernel/testing/index.js';
import type { NewUser } from '../ports/user-repository.js';

/** An active account that nobody else has, with no role unless `given` says otherwise. */
export function sampleUser(given: Partial<NewUser> = {}): NewUser {
  const username = uniqueText('u');
  return {
    email: `${username}@example.org`,
    username,
    name: 'Ada Lovelace',
    phone: null,
    avatar: null,
    department: null,
    position: null,
    bio: null,
    status: 'ACTIVE',
    passwordHash: 'a hash',
    mustChangePassword: false,
    roleIds: [],
    ...given,
  };
}

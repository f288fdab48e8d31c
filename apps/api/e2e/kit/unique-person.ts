import { randomBytes } from 'node:crypto';
import { PERSON_PASSWORD } from './passwords.js';

/** What somebody registers with. */
export interface Person {
  readonly email: string;
  readonly username: string;
  readonly password: string;
}

/** Somebody whom no other test knows. */
export function uniquePerson(given: Partial<Person> = {}): Person {
  const username = `p${randomBytes(6).toString('hex')}`;
  return { email: `${username}@example.org`, username, password: PERSON_PASSWORD, ...given };
}

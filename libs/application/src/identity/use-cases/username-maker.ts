import { InvalidInputError } from '@halolight/domain/kernel';
import { checkUsername } from '@halolight/domain/identity';
import type { UserRepository } from '../ports/user-repository.js';

const LONGEST_STEM = 40;
const MOST_ATTEMPTS = 100;

/** Makes a username for an account that was opened without one. */
export class UsernameMaker {
  constructor(private readonly users: UserRepository) {}

  /** The part before the `@`, with a number behind it where that is taken. @throws InvalidInputError naming `username` when all are */
  async fromEmail(email: string): Promise<string> {
    const localPart = email.split('@')[0] ?? '';
    const stem = localPart.replace(/[^a-z0-9._-]/g, '').replace(/^[._-]+/, '').slice(0, LONGEST_STEM).padEnd(3, '0');
    for (let number = 1; number <= MOST_ATTEMPTS; number += 1) {
      const candidate = number === 1 ? stem : `${stem}${number}`;
      if (!(await this.users.isUsernameTaken(candidate))) return checkUsername(candidate);
    }
    throw InvalidInputError.of('username', 'Could not be made from the e-mail address; choose one');
  }
}

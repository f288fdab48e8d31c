import { InvalidInputError } from '../../kernel/index.js';

const SHAPE = /^[A-Za-z0-9][A-Za-z0-9._-]{2,49}$/;

/**
 * A username as typed, without blanks around it; two that differ only in case are the same.
 * It never holds an `@`, so that a sign-in tells it from an e-mail address.
 * @throws InvalidInputError naming `field`
 */
export function checkUsername(text: string, field = 'username'): string {
  const username = text.trim();
  if (!SHAPE.test(username)) {
    throw InvalidInputError.of(field, 'Must be 3 to 50 letters, digits, dots, underscores or hyphens, and begin with a letter or digit');
  }
  return username;
}

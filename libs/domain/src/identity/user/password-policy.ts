import { InvalidInputError } from '../../kernel/index.js';
import type { UserProfile } from './user.js';

export const SHORTEST_PASSWORD = 8;
export const LONGEST_PASSWORD = 128;
const SHORTEST_TELLING_PART = 4;
/** What everybody tries first here: the names of the product, in small letters. A product that is made of this one puts its own beside them. */
const CONTEXT_WORDS = ['halolight'];
/** What people put between the parts of a name. */
const BETWEEN_PARTS = /[\s._-]/g;

/**
 * Refuses a password that is too short, too long, common, or made of what is known about its owner or of the product's name.
 * Length counts code points. Source: OWASP Authentication Cheat Sheet, NIST SP 800-63B section 5.1.1.2.
 * @throws InvalidInputError naming `field`
 */
export function checkPassword(
  password: string,
  owner: Pick<UserProfile, 'email' | 'username' | 'name'>,
  isCommon: boolean,
  field = 'password',
): void {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD) {
    throw InvalidInputError.of(field, `Must be ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters long`);
  }
  if (isCommon) throw InvalidInputError.of(field, 'Is one of the most common passwords');
  if (repeatsContext(password)) throw InvalidInputError.of(field, 'Must not contain the name of this product');
  if (repeatsOwner(password, owner)) throw InvalidInputError.of(field, 'Must not contain your name, username or e-mail address');
}

function repeatsContext(password: string): boolean {
  const joined = password.toLowerCase().replace(BETWEEN_PARTS, '');
  return CONTEXT_WORDS.some((word) => joined.includes(word));
}

function repeatsOwner(password: string, owner: Pick<UserProfile, 'email' | 'username' | 'name'>): boolean {
  const lower = password.toLowerCase();
  const localPart = owner.email.split('@')[0] ?? '';
  return [owner.email, localPart, owner.username, owner.name, owner.name.replaceAll(' ', '')]
    .map((part) => part.toLowerCase())
    .some((part) => part.length >= SHORTEST_TELLING_PART && lower.includes(part));
}

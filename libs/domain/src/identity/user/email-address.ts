import { InvalidInputError } from '../../kernel/index.js';

const LONGEST = 254;
const SHAPE = /^[^\s\p{Cc}@"(),:;<>[\\\]]{1,64}@[a-z0-9](?:[a-z0-9-]{0,62})(?:\.[a-z0-9](?:[a-z0-9-]{0,62}))+$/u;

/**
 * The form in which an e-mail address is kept and compared: lower case, without blanks around it.
 * Comments and quoted local parts of RFC 5322 are refused; at most 254 characters (RFC 5321, section 4.5.3.1.3).
 * @throws InvalidInputError naming `field`
 */
export function normalizeEmailAddress(text: string, field = 'email'): string {
  const address = text.trim().toLowerCase();
  if (address.length > LONGEST || !SHAPE.test(address)) throw InvalidInputError.of(field, 'Invalid email format');
  return address;
}

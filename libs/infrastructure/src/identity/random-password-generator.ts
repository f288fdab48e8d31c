import { randomInt } from 'node:crypto';
import { PasswordGenerator } from '@halolight/application/identity/ports';

/** Letters and digits that cannot be mistaken for one another. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
/** 56 characters give 5.8 bits each, so 20 give 116. */
const LENGTH = 20;

/** First passwords that can be read out over a telephone. */
export class RandomPasswordGenerator extends PasswordGenerator {
  generate(): string {
    return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  }
}

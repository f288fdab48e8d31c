import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { IdempotencyKeyReusedError, type KeptAnswer, type KeyedRequest } from '@halolight/application/kernel';
import { z } from 'zod';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
/** NIST SP 800-38D, section 8.2.2: a random nonce. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const PURPOSE = 'halolight kept answer';
const ANSWER = z.object({ headers: z.record(z.string(), z.string()), body: z.string() });

/**
 * What a kept answer is found and sealed by. An answer may hold tokens or a first password, so the database gets the key's hash, and the answer
 * encrypted under a secret that comes from the key and the whole request (HKDF, RFC 5869): neither is in the database.
 */
export class AnswerSeal {
  /** SHA-256 of caller and key. */
  readonly keyHash: Buffer;
  private readonly secret: Buffer;

  constructor({ caller, key, content }: KeyedRequest) {
    this.keyHash = createHash('sha256').update(`${caller}\0${key}`).digest();
    this.secret = Buffer.from(hkdfSync('sha256', `${key}\0${content}`, this.keyHash, PURPOSE, KEY_BYTES));
  }

  close(answer: KeptAnswer): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.secret, nonce, { authTagLength: TAG_BYTES });
    const sealed = Buffer.concat([cipher.update(JSON.stringify(answer)), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  /** @throws IdempotencyKeyReusedError when another request sealed it */
  open(sealed: Buffer): KeptAnswer {
    const nonce = sealed.subarray(0, NONCE_BYTES);
    const decipher = createDecipheriv(CIPHER, this.secret, nonce, { authTagLength: TAG_BYTES });
    decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const text = decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES));
    try {
      return ANSWER.parse(JSON.parse(Buffer.concat([text, decipher.final()]).toString()));
    } catch {
      throw new IdempotencyKeyReusedError();
    }
  }
}

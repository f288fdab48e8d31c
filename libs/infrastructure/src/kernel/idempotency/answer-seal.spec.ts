import { IdempotencyKeyReusedError } from '@halolight/application/kernel';
import { describe, expect, it } from '@jest/globals';
import { AnswerSeal } from './answer-seal.js';

const REQUEST = { caller: 'user 1', key: '5f0c7f6e', content: 'POST /api/users\0{"email":"ada@example.org"}' };
const ANSWER = { headers: { ETag: 'W/"1"' }, body: '{"generatedPassword":"marble-otter-29"}' };

describe('AnswerSeal', () => {
  it('opens what the same request sealed', () => {
    expect(new AnswerSeal(REQUEST).open(new AnswerSeal(REQUEST).close(ANSWER))).toEqual(ANSWER);
  });

  it('shows nothing of the answer or the key, and nothing twice', () => {
    const seal = new AnswerSeal(REQUEST);
    const [one, other] = [seal.close(ANSWER), seal.close(ANSWER)];
    expect(one.equals(other)).toBe(false);
    for (const stored of [one, seal.keyHash]) {
      for (const secret of ['marble', 'generatedPassword', 'ETag', REQUEST.key]) expect(stored.includes(secret)).toBe(false);
    }
  });

  it.each([{ content: 'POST /api/users\0{}' }, { key: 'another' }, { caller: 'user 2' }])('does not open for a request with %j', (other) => {
    const sealed = new AnswerSeal(REQUEST).close(ANSWER);
    expect(() => new AnswerSeal({ ...REQUEST, ...other }).open(sealed)).toThrow(IdempotencyKeyReusedError);
  });

  it('notices a change', () => {
    const sealed = new AnswerSeal(REQUEST).close(ANSWER);
    for (const position of [0, 12, 28, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(position) ^ 1, position);
      expect(() => new AnswerSeal(REQUEST).open(changed)).toThrow(IdempotencyKeyReusedError);
    }
  });

  it('is found by caller and key', () => {
    const hashes = [REQUEST, { ...REQUEST, content: '' }, { ...REQUEST, caller: 'user 2' }, { ...REQUEST, key: 'x' }].map(
      (request) => new AnswerSeal(request).keyHash.toString('hex'),
    );
    expect(hashes[0]).toBe(hashes[1]);
    expect(new Set(hashes).size).toBe(3);
  });
});

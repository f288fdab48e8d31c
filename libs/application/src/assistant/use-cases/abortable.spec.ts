import { describe, expect, it } from '@jest/globals';
import { allOf } from '../testing/index.js';
import { abortable } from './abortable.js';

const never = new AbortController().signal;

async function* counting(onEnd: () => void = () => undefined): AsyncGenerator<number> {
  try {
    for (let n = 1; n <= 3; n += 1) yield n;
  } finally {
    onEnd();
  }
}

/** Heeds nothing. */
const hanging: AsyncIterable<number> = { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }) };

describe('what can be aborted', () => {
  it('gives everything while it is not', async () => {
    expect(await allOf(abortable(counting(), never))).toEqual([1, 2, 3]);
  });

  it('ends at once, also a source that hangs', async () => {
    const abort = new AbortController();
    const taking = allOf(abortable(hanging, abort.signal));
    abort.abort(new Error('enough'));
    await expect(taking).rejects.toThrow('enough');
  });

  it('gives nothing when it was aborted before', async () => {
    await expect(allOf(abortable(counting(), AbortSignal.abort(new Error('before'))))).rejects.toThrow('before');
  });

  it('lets go of the source when nobody wants more', async () => {
    const ended = Promise.withResolvers<void>();
    for await (const n of abortable(counting(ended.resolve), never)) if (n === 1) break;
    await ended.promise;
  });

  it('passes on what the source throws', async () => {
    const broken: AsyncIterable<number> = { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('broken')) }) };
    await expect(allOf(abortable(broken, never))).rejects.toThrow('broken');
  });
});

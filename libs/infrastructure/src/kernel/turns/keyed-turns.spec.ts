import { UnavailableError } from '@halolight/domain/kernel';
import { describe, expect, it } from '@jest/globals';
import { KeyedTurns } from './keyed-turns.js';

describe('KeyedTurns', () => {
  it('lets a few of one key run at a time, and those of other keys beside them', async () => {
    const turns = new KeyedTurns(2, 10);
    const gate = Promise.withResolvers<void>();
    const started: string[] = [];
    const run = (key: string) => turns.run(key, () => (started.push(key), gate.promise));
    const all = [run('a'), run('a'), run('a'), run('b')];
    await Promise.resolve();
    expect(started).toEqual(['a', 'a', 'b']);
    gate.resolve();
    await Promise.all(all);
    expect(started).toEqual(['a', 'a', 'b', 'a']);
  });

  it('refuses at once when too many of a key wait, and goes on after failures', async () => {
    const turns = new KeyedTurns(1, 1);
    const gate = Promise.withResolvers<void>();
    const first = turns.run('a', () => gate.promise);
    const second = turns.run('a', async () => 'second');
    await expect(turns.run('a', async () => 'third')).rejects.toThrow(UnavailableError);
    gate.reject(new Error('failed'));
    await expect(first).rejects.toThrow('failed');
    expect(await second).toBe('second');
    expect(await turns.run('a', async () => 'fourth')).toBe('fourth');
  });
});

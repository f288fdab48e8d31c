import { describe, expect, it } from '@jest/globals';
import { BeforeSignal, EntitySignals } from './entity-signals.js';

describe('BeforeSignal', () => {
  it('gives back the value when nobody listens', async () => {
    expect(await new BeforeSignal<string>().run('a')).toBe('a');
  });

  it('tells whether anybody listens', () => {
    const signal = new BeforeSignal<string>();
    expect(signal.isHeard).toBe(false);
    signal.handle((value) => value);
    expect(signal.isHeard).toBe(true);
  });

  it('passes the value through its handlers in order of registration, waiting for each', async () => {
    const signal = new BeforeSignal<string>();
    signal.handle(async (value) => `${value}b`);
    signal.handle((value) => `${value}c`);
    expect(await signal.run('a')).toBe('abc');
    expect(await signal.run('x')).toBe('xbc');
  });

  it('lets a handler prevent the change, and asks no further one', async () => {
    const signal = new BeforeSignal<string>();
    const asked: string[] = [];
    signal.handle(() => {
      throw new Error('No');
    });
    signal.handle((value) => {
      asked.push(value);
      return value;
    });
    await expect(signal.run('a')).rejects.toThrow('No');
    expect(asked).toEqual([]);
  });
});

describe('EntitySignals', () => {
  class NoteSignals extends EntitySignals<string, string> {}

  it('keeps the signals of an entity apart', async () => {
    const signals = new NoteSignals();
    signals.beforeCreate.handle((note) => `${note}, created`);
    signals.beforeUpdate.handle((note) => `${note}, updated`);
    signals.beforeDelete.handle((note) => `${note}, deleted`);
    expect(await signals.beforeCreate.run('a')).toBe('a, created');
    expect(await signals.beforeUpdate.run('a')).toBe('a, updated');
    expect(await signals.beforeDelete.run('a')).toBe('a, deleted');
    expect(await new NoteSignals().beforeCreate.run('a')).toBe('a');
  });
});

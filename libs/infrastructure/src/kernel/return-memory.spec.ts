import { afterEach, expect, it, jest } from '@jest/globals';
import { returnMemory } from './return-memory.js';

const { gc } = globalThis;
afterEach(() => {
  globalThis.gc = gc;
});

it('asks V8 for all that can be had, where it may be asked', () => {
  const asked = jest.fn<(...options: unknown[]) => never>();
  globalThis.gc = asked;
  returnMemory();
  expect(asked.mock.calls).toEqual([[{ type: 'major', execution: 'sync', flavor: 'last-resort' }]]);
});

it('does nothing where it may not', () => {
  globalThis.gc = undefined;
  expect(returnMemory).not.toThrow();
});

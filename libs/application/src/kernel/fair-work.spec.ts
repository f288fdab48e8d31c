import { expect, it } from '@jest/globals';
import { FairWork } from './fair-work.js';
import { CountingEventLoop } from './testing/index.js';

it('gives others a turn after as many pieces as are one turn, whether they come one by one or at once', async () => {
  const eventLoop = new CountingEventLoop();
  const work = new FairWork(eventLoop, 10);
  for (let piece = 0; piece < 9; piece += 1) await work.did(1);
  expect(eventLoop.turns).toBe(0);
  await work.did(1);
  expect(eventLoop.turns).toBe(1);
  await work.did(25);
  expect(eventLoop.turns).toBe(2);
});

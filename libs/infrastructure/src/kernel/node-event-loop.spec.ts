import { expect, it } from '@jest/globals';
import { NodeEventLoop } from './node-event-loop.js';

it('lets whoever waits for a turn of the event loop go first', async () => {
  const order: string[] = [];
  setImmediate(() => order.push('other'));
  await new NodeEventLoop().turn();
  expect([...order, 'self']).toEqual(['other', 'self']);
});

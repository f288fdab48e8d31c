import { setImmediate as settle } from 'node:timers/promises';
import { sampleActor } from '@halolight/application/kernel/testing';
import { afterEach, expect, it, jest } from '@jest/globals';
import { EventStream } from './event-stream.js';
import { MOST_BUFFERED } from './live-connection.js';
import { LiveFrame } from './live-frame.js';

const frame = (data: Record<string, unknown>) => new LiveFrame({ number: 5, userId: 7, event: 'message.created', data, at: new Date(0) });
const open = () => new EventStream(sampleActor(7), new Date(0), 4);
const read = (stream: EventStream) => String(stream.read() ?? '');

afterEach(() => {
  jest.useRealTimers();
});

it('an event stream begins with when to come back and from where on it tells, and tells events on lines of their own', () => {
  const stream = open();
  expect(stream.send(frame({ text: 'two\nlines' }))).toBe(true);
  expect(read(stream).replace(/^retry: \d+\n/, '')).toBe('id: 4\n\nid: 5\nevent: message.created\ndata: {"text":"two\\nlines"}\n\n');
  stream.destroy();
});

it('event streams that end together are come back to after one second to five, each after another time', () => {
  const streams = Array.from({ length: 100 }, open);
  const pauses = streams.map((stream) => Number(/^retry: (\d+)\n/.exec(read(stream))?.[1]));
  for (const stream of streams) stream.destroy();
  expect(pauses.filter((ms) => !(ms >= 1_000 && ms <= 5_000))).toEqual([]);
  expect(Math.max(...pauses) - Math.min(...pauses)).toBeGreaterThan(1_000);
});

it('an event stream shows every fifteen seconds that it is alive, until it ends', () => {
  jest.useFakeTimers();
  const stream = open();
  read(stream);
  jest.advanceTimersByTime(30_000);
  expect(read(stream)).toBe(':\n\n:\n\n');
  stream.destroy();
  jest.advanceTimersByTime(30_000);
  expect(stream.readableLength).toBe(0);
});

const big = frame({ text: 'x'.repeat(MOST_BUFFERED / 2) });

it('an event stream says when there is enough to read, and when it was read', async () => {
  const stream = open();
  expect([stream.send(big), stream.send(big)]).toEqual([true, false]);
  const effect = jest.fn();
  stream.onceRead(effect);
  expect(effect).not.toHaveBeenCalled();
  while (stream.read() !== null);
  await settle();
  expect([effect.mock.calls.length, stream.send(big)]).toEqual([1, true]);
  stream.destroy();
});

it('an event stream breaks off when its reader is too slow', () => {
  const stream = open();
  stream.send(big);
  stream.end('too-slow');
  expect(stream.destroyed).toBe(true);
});

it.each(['revoked', 'expired', 'going-away'] as const)('an event stream ends in order: %s', async (why) => {
  const stream = open();
  stream.send(frame({}));
  stream.end(why);
  expect(String(Buffer.concat(await stream.toArray()))).toContain('id: 5');
});

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Heartbeat } from './heartbeat.js';

const onSilence = jest.fn<(reason: Error) => void>();

beforeEach(() => {
  jest.useFakeTimers();
  onSilence.mockClear();
});

afterEach(() => {
  jest.useRealTimers();
});

describe('Heartbeat', () => {
  it('goes on asking while answers come', async () => {
    const ask = jest.fn(async () => undefined);
    const heartbeat = new Heartbeat(ask, onSilence);
    await jest.advanceTimersByTimeAsync(3_000);
    heartbeat.stop();
    expect(ask.mock.calls.length).toBeGreaterThan(5);
    expect(onSilence).not.toHaveBeenCalled();
  });

  it('reports silence once, within 800 ms', async () => {
    new Heartbeat(() => new Promise(() => undefined), onSilence);
    await jest.advanceTimersByTimeAsync(800);
    expect(onSilence).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(onSilence).toHaveBeenCalledTimes(1);
  });

  it('reports a refused answer at once', async () => {
    const refusal = new Error('gone');
    new Heartbeat(() => Promise.reject(refusal), onSilence);
    await jest.advanceTimersByTimeAsync(300);
    expect(onSilence).toHaveBeenCalledWith(refusal);
  });

  it('reports nothing after it was stopped', async () => {
    const heartbeat = new Heartbeat(() => new Promise(() => undefined), onSilence);
    await jest.advanceTimersByTimeAsync(400);
    heartbeat.stop();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(onSilence).not.toHaveBeenCalled();
  });
});

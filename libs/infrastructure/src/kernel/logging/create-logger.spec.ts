import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createLogger } from './create-logger.js';
import { RequestContext } from './request-context.js';

let output: PassThrough;

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
  output = new PassThrough({ encoding: 'utf8' });
});

afterEach(() => {
  jest.useRealTimers();
});

const written = (): string => String(output.read() ?? '');
const json = (logLevel: 'debug' | 'info' | 'warn' | 'error' = 'info') => createLogger({ logLevel, logFormat: 'json' }, 'api', output);

describe('createLogger', () => {
  it('writes a line of JSON with time, level, service and fields', () => {
    json().info('Started', { port: 8000 });
    jest.advanceTimersByTime(100);
    const line = JSON.parse(written());
    expect(line).toEqual({ time: expect.stringMatching(/^\d{4}-.*Z$/), level: 'info', service: 'api', message: 'Started', port: 8000 });
  });

  it('writes the request’s id with every line written for the request', async () => {
    const logger = json();
    await RequestContext.run({ requestId: 'r-1' }, async () => {
      await Promise.resolve();
      logger.warn('inside');
    });
    logger.warn('outside');
    jest.advanceTimersByTime(100);
    const [inside, outside] = written().trim().split('\n').map((line) => JSON.parse(line));
    expect(inside).toMatchObject({ message: 'inside', requestId: 'r-1' });
    expect(outside).not.toHaveProperty('requestId');
  });

  it('writes lines together, not one by one', () => {
    const writes = jest.spyOn(output, 'write');
    const logger = json();
    for (let line = 0; line < 100; line++) logger.info('line', { line });
    expect(writes).not.toHaveBeenCalled();
    jest.advanceTimersByTime(100);
    expect(writes).toHaveBeenCalledTimes(1);
    expect(written().trim().split('\n')).toHaveLength(100);
  });

  it('does not wait once much has come together', () => {
    json().info('x'.repeat(40_000));
    expect(written()).toContain('xxx');
  });

  it('leaves out what is below its level', () => {
    const logger = json('warn');
    logger.info('quiet');
    logger.debug('quieter');
    jest.advanceTimersByTime(100);
    expect(written()).toBe('');
  });

  it.each(['json', 'pretty'] as const)('writes no secret as %s', (logFormat) => {
    const error = Object.assign(new Error('postgres://u:hunter2@db is away'), { detail: 'hunter2' });
    const fields = { headers: { authorization: 'Bearer hunter2', cookie: 'sid=hunter2' }, password: 'hunter2', error };
    createLogger({ logLevel: 'info', logFormat }, 'api', output).error('Failed', fields);
    jest.advanceTimersByTime(100);
    const text = written();
    expect(text).toContain('Failed');
    expect(text).toContain('create-logger.spec');
    expect(text).not.toContain('hunter2');
  });

  it.each(['json', 'pretty'] as const)('writes nothing as %s that a terminal would obey, and no line but its own, whatever is quoted', (logFormat) => {
    const hostile = 'curious\r\n00:00:00.000 info  api: Signed in \x1b[2J \x9b2J \x7f \u2028 \u202e';
    createLogger({ logLevel: 'info', logFormat }, 'api', output).error(hostile, { client: { userAgent: hostile }, requestId: 'r-1', error: new Error(hostile) });
    jest.advanceTimersByTime(100);
    const text = written();
    expect(text).toContain('curious');
    expect(text.replaceAll('\n', '')).not.toMatch(/[\0-\x1f\x7f-\x9f\u2028-\u202e]/);
    const [, ...others] = text.trimEnd().split('\n');
    expect(others.filter((line) => !line.startsWith('  '))).toEqual([]);
    if (logFormat === 'json') expect(JSON.parse(text)).toMatchObject({ message: hostile, client: { userAgent: hostile } });
  });

  it('writes for a person at a terminal', () => {
    createLogger({ logLevel: 'info', logFormat: 'pretty' }, 'api', output).info('Started', { port: 8000, requestId: 'r-1' });
    jest.advanceTimersByTime(100);
    expect(written()).toMatch(/^\d\d:\d\d:\d\d\.\d{3} info {2}api: Started {"port":8000} \(r-1\)\n$/);
  });
});

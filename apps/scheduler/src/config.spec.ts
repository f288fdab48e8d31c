import { expect, it } from '@jest/globals';
import { readSchedulerPort } from './config.js';

it('the scheduler answers on 8001 unless told otherwise', () => {
  expect(readSchedulerPort({})).toBe(8001);
  expect(readSchedulerPort({ SCHEDULER_PORT: ' ' })).toBe(8001);
  expect(readSchedulerPort({ SCHEDULER_PORT: '9001' })).toBe(9001);
});

it.each(['65536', '-1', 'eight', '80.5'])('a port of %s is refused by the name of its variable', (text) => {
  expect(() => readSchedulerPort({ SCHEDULER_PORT: text })).toThrow('SCHEDULER_PORT: ');
});

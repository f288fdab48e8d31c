import { describe, expect, it } from '@jest/globals';
import { InvalidInputError } from '../../kernel/index.js';
import { TimeZone } from './time-zone.js';

const MINUTE = 60_000;
const WINTER = Date.UTC(2026, 0, 15);
const SUMMER = Date.UTC(2026, 6, 15);

describe('TimeZone', () => {
  it.each([
    ['UTC', WINTER, 0],
    ['Etc/GMT+5', WINTER, -300],
    ['Europe/Berlin', WINTER, 60],
    ['Europe/Berlin', SUMMER, 120],
    ['America/St_Johns', WINTER, -210],
    ['Asia/Kathmandu', SUMMER, 345],
    ['Pacific/Chatham', WINTER, 825],
    ['Pacific/Kiritimati', WINTER, 840],
    ['Etc/GMT+12', WINTER, -720],
    ['Africa/Monrovia', Date.UTC(1971, 0, 1), -44.5],
  ])('%s at %d is %d minutes ahead of UTC', (name, at, minutes) => {
    expect(TimeZone.parse(name).offsetAt(at)).toBe(minutes * MINUTE);
  });

  it.each(['', 'Mars/Olympus', '+01:00', '-05', 'Europe/Berlin\0', 'UTC; select 1', '../etc/passwd', ' UTC'])('refuses the zone %j by the name of its field', (name) => {
    expect(() => TimeZone.parse(name, 'timeZone')).toThrow(InvalidInputError);
    expect(() => TimeZone.parse(name, 'timeZone')).toThrow(expect.objectContaining({ faults: [expect.objectContaining({ field: 'timeZone' })] }));
  });
});

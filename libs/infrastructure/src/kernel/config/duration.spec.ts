import { describe, expect, it } from '@jest/globals';
import { durationInSeconds } from './duration.js';

describe('durationInSeconds', () => {
  it.each([['900', 900], ['900s', 900], ['15m', 900], ['12h', 43_200], ['7d', 604_800]])('reads %s', (text, seconds) => {
    expect(durationInSeconds.parse(text)).toBe(seconds);
  });

  it.each(['0', '0m', '-1m', '1.5h', '15 m', '1w', 'm', '367d', '1e3', 'constructor'])('refuses %s and shows how to write it', (text) => {
    expect(durationInSeconds.safeParse(text).error?.issues[0]?.message).toContain('900s, 15m, 12h or 7d');
  });
});

import { describe, expect, it } from '@jest/globals';
import { isTimeZone, offsetAt, zoneIdOf } from './time-zones.js';

const HOUR = 3_600_000;

describe('a time zone', () => {
  it.each(['Europe/Berlin', 'europe/berlin', 'UTC', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'])('is %s', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  it.each(['', 'Berlin', '+01:00', '-0500', 'Europe/Berlin ', 'Mars/Base', '../UTC', ' UTC'])('is not "%s"', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
});

it('all names of a zone stand for one', () => {
  expect([zoneIdOf('europe/BERLIN'), zoneIdOf('Europe/Berlin')]).toEqual(['Europe/Berlin', 'Europe/Berlin']);
  expect(zoneIdOf('asia/kolkata')).toBe(zoneIdOf('Asia/Calcutta'));
});

describe('the offset of a zone', () => {
  it.each([
    ['Europe/Berlin', '2026-01-01T00:00:00Z', 1],
    ['Europe/Berlin', '2026-03-29T00:59:59.999Z', 1],
    ['Europe/Berlin', '2026-03-29T01:00:00Z', 2],
    ['America/New_York', '2026-07-01T00:00:00Z', -4],
    ['Asia/Kolkata', '2026-07-01T00:00:00Z', 5.5],
    ['UTC', '2026-07-01T12:34:56.789Z', 0],
    ['Europe/Berlin', '1965-07-01T00:00:00.001Z', 1],
    ['America/Recife', '2000-10-08T02:59:59Z', -3],
    ['America/Recife', '2000-10-12T00:00:00Z', -2],
    ['America/Recife', '2000-10-16T00:00:00Z', -3],
  ])('of %s at %s is %d hours', (zone, at, hours) => {
    expect(offsetAt(new Date(at), zone)).toBe(hours * HOUR);
  });

  it('is the same however many others were asked for meanwhile', () => {
    for (let year = 1900; year < 2400; year += 1) expect(offsetAt(Date.UTC(year, 0, 15), 'Etc/GMT-3')).toBe(3 * HOUR);
    expect([Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15), Date.UTC(2026, 0, 15)].map((at) => offsetAt(at, 'Europe/Berlin'))).toEqual([HOUR, 2 * HOUR, HOUR]);
  });
});

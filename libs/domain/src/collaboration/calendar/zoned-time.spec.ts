import { describe, expect, it } from '@jest/globals';
import { instantOf, wallTimeOf } from './zoned-time.js';

const wall = (text: string) => Date.parse(`${text}Z`);

describe('what a clock shows', () => {
  it('is the instant in the zone, to the millisecond', () => {
    expect(wallTimeOf(new Date('2026-07-01T12:34:56.789Z'), 'America/New_York')).toBe(wall('2026-07-01T08:34:56.789'));
  });

  it.each([
    ['Europe/Berlin', '2026-01-15T09:00:00', '2026-01-15T08:00:00Z'],
    ['Europe/Berlin', '2026-07-15T09:00:00.250', '2026-07-15T07:00:00.250Z'],
    ['Pacific/Auckland', '2026-01-15T00:00:00', '2026-01-14T11:00:00Z'],
    ['UTC', '2026-01-15T00:00:00', '2026-01-15T00:00:00Z'],
  ])('leads back to the instant: %s %s', (zone, shown, instant) => {
    expect(instantOf(wall(shown), zone)).toEqual(new Date(instant));
  });

  it('is the first of two instants when clocks are put back', () => {
    expect(instantOf(wall('2026-10-25T02:30:00'), 'Europe/Berlin')).toEqual(new Date('2026-10-25T00:30:00Z'));
    expect(instantOf(wall('2026-11-01T01:30:00'), 'America/New_York')).toEqual(new Date('2026-11-01T05:30:00Z'));
  });

  it('is read with the offset from before where clocks are put forward over it', () => {
    expect(instantOf(wall('2026-03-29T02:30:00'), 'Europe/Berlin')).toEqual(new Date('2026-03-29T01:30:00Z'));
    expect(instantOf(wall('2026-03-08T02:30:00'), 'America/New_York')).toEqual(new Date('2026-03-08T07:30:00Z'));
  });

  it('has no day where a zone left one out', () => {
    expect(instantOf(wall('2011-12-30T12:00:00'), 'Pacific/Apia')).toEqual(new Date('2011-12-30T22:00:00Z'));
    expect(instantOf(wall('2011-12-31T12:00:00'), 'Pacific/Apia')).toEqual(new Date('2011-12-30T22:00:00Z'));
  });
});

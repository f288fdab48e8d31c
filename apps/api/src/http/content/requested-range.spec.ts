import { describe, expect, it } from '@jest/globals';
import { requestedRange } from './requested-range.js';

describe('requestedRange', () => {
  it.each([
    ['bytes=0-0', 0, 0],
    ['bytes=3-5', 3, 5],
    ['bytes=7-', 7, 9],
    ['bytes=-2', 8, 9],
    ['bytes=0-99', 0, 9],
    ['bytes=9-99', 9, 9],
    ['bytes=-99', 0, 9],
    ['Bytes= 1-2 ', 1, 2],
    ['bytes=0-99999999999999999999', 0, 9],
  ])('reads %s of ten bytes', (field, start, end) => expect(requestedRange(field, 10)).toEqual({ start, end }));

  it.each(['bytes=10-', 'bytes=10-20', 'bytes=-0', 'bytes=99999999999999999999-'])('finds nothing at %s', (field) => {
    expect(requestedRange(field, 10)).toBe('unsatisfiable');
  });

  it.each(['bytes=0-', 'bytes=-1'])('finds nothing at %s where there is nothing', (field) => expect(requestedRange(field, 0)).toBe('unsatisfiable'));

  it.each(['', 'bytes=', 'bytes=-', 'bytes=5-2', 'bytes=a-b', 'lines=1-2', 'bytes=0-1,5-6', 'bytes=1.5-2', 'bytes 1-2', 'bytes=--1'])('ignores "%s"', (field) => {
    expect(requestedRange(field, 10)).toBeNull();
  });
});

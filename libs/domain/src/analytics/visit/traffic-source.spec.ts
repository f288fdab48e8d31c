import { expect, it } from '@jest/globals';
import { trafficSource } from './traffic-source.js';

it.each([
  ['newsletter', 'https://www.google.com/', 'newsletter'],
  [null, null, 'direct'],
  ['', '', 'direct'],
  [null, 'no address', 'direct'],
  [null, 'https://www.google.com/search?q=dashboard', 'search'],
  [null, 'https://google.co.uk', 'search'],
  [null, 'https://search.yahoo.com/', 'search'],
  [null, 'https://notgoogle.com/', 'referral'],
  [null, 'https://t.co/abc', 'social'],
  [null, 'https://m.facebook.com:443/page', 'social'],
  [null, 'HTTPS://WWW.LinkedIn.com/feed', 'social'],
  [null, 'https://notx.com/', 'referral'],
  [null, 'https://user@example.org/google.com', 'referral'],
])('a visit with the source %j and the referrer %j came by %s', (source, referrer, expected) => {
  expect(trafficSource(source, referrer)).toBe(expected);
});

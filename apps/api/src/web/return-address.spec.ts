import { describe, expect, it } from '@jest/globals';
import { returnAddress } from './return-address.js';

const USUAL = '/web';

describe('returnAddress', () => {
  it.each(['/', '/web/assistant', '/web/blog/7?from=mail#end', '/docs', '/web/a%20b', '/web/%09', '/a//b', '/web/.../x'])('goes back to %j', (path) => {
    expect(returnAddress(path, USUAL)).toBe(path);
  });

  it.each([
    '', 'web', '//evil.example', '///evil.example', '/\\evil.example', '\\\\evil.example', 'https://evil.example', 'https:evil.example', 'javascript:alert(1)',
    '/\t/evil.example', '\t//evil.example', '/\n/evil.example', ' //evil.example', '/ /evil.example', '/web/..//evil.example', '/.//evil.example', '/%2e%2e//evil.example',
    '/web\\..\\evil', '/web\r\nSet-Cookie: a=b', '/\u0000', '/\u2028/evil.example', `/${'a'.repeat(2_000)}`,
  ])('does not go to %j', (path) => {
    expect(returnAddress(path, USUAL)).toBe(USUAL);
  });

  it.each([undefined, null, 7, ['/web/blog'], { path: '/web' }])('takes %j for no wish', (wanted) => {
    expect(returnAddress(wanted, USUAL)).toBe(USUAL);
  });
});

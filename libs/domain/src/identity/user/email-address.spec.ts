import { describe, expect, it } from '@jest/globals';
import { InvalidInputError } from '../../kernel/index.js';
import { normalizeEmailAddress } from './email-address.js';

const longest = `${'l'.repeat(64)}@${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(57)}.org`;

describe('normalizeEmailAddress', () => {
  it.each([
    ['ada@example.org', 'ada@example.org'],
    ['  Ada.Lovelace@EXAMPLE.Org\t', 'ada.lovelace@example.org'],
    ['a@b.co', 'a@b.co'],
    ["o'hara+tag=x/y!#$%&*{}|~`^?@example.org", "o'hara+tag=x/y!#$%&*{}|~`^?@example.org"],
    ['münchen@example.org', 'münchen@example.org'],
    ['a@xn--mnchen-3ya.de', 'a@xn--mnchen-3ya.de'],
    ['a@1.2.example.org', 'a@1.2.example.org'],
    [longest, longest],
  ])('keeps %j as %j', (text, address) => {
    expect(normalizeEmailAddress(text)).toBe(address);
  });

  it.each([
    '', ' ', '@', 'ada', 'ada@', '@example.org', 'ada@example', 'ada@@example.org', 'a@b@example.org', 'ada@.org', 'ada@example.', 'ada@example..org', 'ada@-example.org',
    'ada@example.-org', 'a da@example.org', 'ada@exam ple.org', 'ada\n@example.org', 'ada@example.org\nbcc:x', '"ada"@example.org', 'ada(x)@example.org', 'ada@[192.0.2.1]',
    'a,b@example.org', 'a;b@example.org', 'a:b@example.org', '<ada@example.org>', 'a\\b@example.org', 'a[b@example.org', 'a]b@example.org', 'a)b@example.org', 'ada@exämple.org',
    'ada@exam_ple.org',
    `${'l'.repeat(65)}@example.org`,
    `ada@${'a'.repeat(64)}.org`,
    longest.replace('.org', 'd.org'),
  ])('refuses %j', (text) => {
    expect(() => normalizeEmailAddress(text)).toThrow(InvalidInputError);
  });

  it('counts 254 characters at most', () => {
    expect(longest).toHaveLength(254);
  });

  it.each([[undefined, 'email'], ['owner', 'owner']])('names the field (given %s: %s)', (given, field) => {
    expect(() => normalizeEmailAddress('x', given)).toThrow(expect.objectContaining({ faults: [{ field, message: 'Invalid email format' }] }));
  });
});

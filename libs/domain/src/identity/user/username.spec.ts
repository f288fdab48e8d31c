import { describe, expect, it } from '@jest/globals';
import { InvalidInputError } from '../../kernel/index.js';
import { checkUsername } from './username.js';

describe('checkUsername', () => {
  it.each([
    ['ada', 'ada'],
    ['  Ada_L.99-x ', 'Ada_L.99-x'],
    ['1st', '1st'],
    ['a..', 'a..'],
    ['x'.repeat(50), 'x'.repeat(50)],
  ])('keeps %j as %j', (text, username) => {
    expect(checkUsername(text)).toBe(username);
  });

  it.each(['', '  ', 'ab', ' ab ', 'x'.repeat(51), '.ada', '_ada', '-ada', 'ada lovelace', 'ada@example', 'adä', 'ada\n1', 'ada\0', 'ada/..', 'a💥b'])('refuses %j', (text) => {
    expect(() => checkUsername(text)).toThrow(InvalidInputError);
  });

  it.each([[undefined, 'username'], ['login', 'login']])('names the field (given %s: %s)', (given, field) => {
    expect(() => checkUsername('x', given)).toThrow(expect.objectContaining({ faults: [expect.objectContaining({ field })] }));
  });
});

import { describe, expect, it } from '@jest/globals';
import { InvalidInputError } from '../kernel/index.js';
import { LONGEST_QUESTION, questionOf, titleOf } from './question.js';

describe('a question', () => {
  it('is taken without the space around it', () => expect(questionOf('  Why? \n')).toBe('Why?'));
  it('may be as long as it may be', () => expect(questionOf('x'.repeat(LONGEST_QUESTION))).toHaveLength(LONGEST_QUESTION));
  it('has no half characters', () => expect(questionOf('a\ud83d')).toBe('a\ufffd'));

  it.each([['nothing', ' '], ['too much', 'x'.repeat(LONGEST_QUESTION + 1)], ['NUL', 'a\0b']])('is refused with %s, naming the field', (_what, text) => {
    expect(() => questionOf(text)).toThrow(InvalidInputError);
    expect(() => questionOf(text)).toThrow(expect.objectContaining({ faults: [{ field: 'content', message: expect.any(String) }] }));
  });
});

describe('the title of a conversation', () => {
  it('is the first line of its first question', () => expect(titleOf('Why is it so?\nTell me.')).toBe('Why is it so?'));

  it('is cut between words where that is too long', () => {
    const title = titleOf('word '.repeat(40));
    expect(title).toMatch(/^(word )+word…$/);
    expect(title.length).toBeLessThanOrEqual(100);
  });

  it('is cut anywhere where there are no words, but not within a character', () => {
    expect(titleOf('x'.repeat(200))).toBe(`${'x'.repeat(50)}…`);
    expect(titleOf(`x${'😀'.repeat(100)}`)).toBe(`x${'😀'.repeat(24)}…`);
  });
});

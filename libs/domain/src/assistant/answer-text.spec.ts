import { describe, expect, it } from '@jest/globals';
import { AnswerText } from './answer-text.js';

describe('the text of an answer', () => {
  it('says where each piece begins', () => {
    const text = new AnswerText();
    expect([text.add('Hello '), text.add('world')]).toEqual([{ start: 0, text: 'Hello ' }, { start: 6, text: 'world' }]);
    expect([text.length, text.isFull]).toEqual([11, false]);
  });

  it('keeps a character together that comes in two halves', () => {
    const text = new AnswerText();
    expect([text.add('a\ud83d'), text.add('\ude00b')]).toEqual([{ start: 0, text: 'a' }, { start: 1, text: '😀b' }]);
  });

  it('leaves out what cannot be kept', () => {
    const text = new AnswerText();
    expect([text.add('\0'), text.add(''), text.add('a\0b\ude00')]).toEqual([null, null, { start: 0, text: 'ab\ufffd' }]);
  });

  it('holds so much and no more', () => {
    const text = new AnswerText(5);
    expect([text.add('abc'), text.isFull, text.add('defg'), text.isFull, text.add('h')]).toEqual([{ start: 0, text: 'abc' }, false, { start: 3, text: 'de' }, true, null]);
  });

  it('is not cut within a character', () => {
    const text = new AnswerText(2);
    expect([text.add('a😀b'), text.isFull]).toEqual([{ start: 0, text: 'a' }, true]);
  });
});

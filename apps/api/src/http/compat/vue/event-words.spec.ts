import { describe, expect, it } from '@jest/globals';
import { typeOfWord, wordOfType } from './event-words.js';

describe('a kind of event in the Vue front end\'s words', () => {
  it.each([['meeting', '会议'], ['release', '发布'], ['reminder', '提醒']])('goes out and comes in: %s, %s', (type, word) => {
    expect([wordOfType(type), typeOfWord(word)]).toEqual([word, type]);
  });

  it('stays what it is where it comes back as it was shown', () => {
    for (const type of ['task', 'call', 'trip', 'meeting']) expect(typeOfWord(wordOfType(type), type)).toBe(type);
    expect(typeOfWord('发布', 'task')).toBe('release');
  });

  it('is somebody\'s own where there is no word for it, and what is no word is left for the operation to refuse', () => {
    expect([wordOfType('trip'), typeOfWord('trip'), typeOfWord(7)]).toEqual(['trip', 'trip', 7]);
  });
});

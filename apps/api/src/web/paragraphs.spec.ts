import { describe, expect, it } from '@jest/globals';
import { paragraphsOf } from './paragraphs.js';

describe('paragraphsOf', () => {
  it.each([
    ['', []],
    ['  \n\n \n', []],
    ['One', [['One']]],
    ['One\n\nTwo', [['One'], ['Two']]],
    ['One\r\n\r\nTwo\r\nlines', [['One'], ['Two', 'lines']]],
    ['One\n \t \n\n\nTwo', [['One'], ['Two']]],
    ['<b>\n\n&', [['<b>'], ['&']]],
  ])('parts %j', (text, paragraphs) => {
    expect(paragraphsOf(text)).toEqual(paragraphs);
  });
});

import { expect, it } from '@jest/globals';
import { InvalidInputError } from '../../kernel/index.js';
import { toFolderName } from './to-folder-name.js';

it('gives one name to what looks the same', () => {
  for (const written of ['café', 'cafe\u0301', ' ca\u200bfé ', '\u202ecafé']) expect(toFolderName(written)).toBe('café');
});

it('refuses a name of which nothing can be seen', () => {
  for (const written of ['', ' ', '\u200b', '\u0007\u2028']) expect(() => toFolderName(written)).toThrow(InvalidInputError);
});

import { expect, it } from '@jest/globals';
import { headerText } from './header-text.js';

it.each([
  ['plain', 'plain'],
  [Buffer.from('pässword 🔑').toString('latin1'), 'pässword 🔑'],
  ['p\xe4ssword', 'pässword'],
  ['', ''],
])('reads the header %j as %j', (field, text) => expect(headerText(field)).toBe(text));

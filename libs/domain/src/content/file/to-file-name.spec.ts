import { expect, it } from '@jest/globals';
import { MAX_FILE_NAME_LENGTH, toFileName } from './to-file-name.js';

it.each([
  ['report.pdf', 'report.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\ada\\notes.txt', 'notes.txt'],
  ['/', 'file'],
  ['..', 'file'],
  ['.', 'file'],
  ['', 'file'],
  ['   ', 'file'],
  ['\u202Egnp.exe', 'gnp.exe'],
  ['a\0b\r\nc.txt', 'abc.txt'],
  ['zero\u200Bwidth\uFEFF.txt', 'zerowidth.txt'],
  ['.gitignore', '.gitignore'],
  ['u\u0308ber.txt', 'über.txt'],
  ['отчёт 🎉.txt', 'отчёт 🎉.txt'],
  ['lone\uD800surrogate', 'lonesurrogate'],
  ['"; filename="evil.html', '"; filename="evil.html'],
  ['CON', 'CON'],
])('makes of %j a name to show', (proposed, name) => {
  expect(toFileName(proposed)).toBe(name);
});

it('shortens what is too long and keeps the extension', () => {
  const name = toFileName(`${'x'.repeat(400)}.tar.gz`);
  expect(name).toHaveLength(MAX_FILE_NAME_LENGTH);
  expect(name.endsWith('x.gz')).toBe(true);
});

it('cuts between characters, never inside one', () => {
  expect([...toFileName('🔑'.repeat(300))]).toHaveLength(MAX_FILE_NAME_LENGTH);
});

it('keeps no extension that is itself too long', () => {
  expect(toFileName(`a.${'b'.repeat(300)}`)).toHaveLength(MAX_FILE_NAME_LENGTH);
});

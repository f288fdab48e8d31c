import { gzipSync } from 'node:zlib';
import fc from 'fast-check';

const DEEP = 2_000;
const LONG = 20_000;

function nested(depth: number): unknown {
  let value: unknown = [];
  for (let level = 0; level < depth; level++) value = [value];
  return value;
}

/** Texts that have broken servers: other encodings, control characters, and what SQL, paths, templates, logs and markup take for their own. */
export const HOSTILE_TEXTS: readonly string[] = [
  '', ' ', '\t\r\n', 'null', 'undefined', 'NaN', '0', '-1', '1e309', '0x10', '９', 'true', '[]', '{}', '*', '%', '_', '\\', '"', "'",
  "' or 1=1 --", "'; drop table users; --", '1 union select 1', '$1', '${7*7}', '{{7*7}}', '<script>alert(1)</script>', '&amp;', '--', '/*',
  '../../etc/passwd', '..\\..\\windows', '/etc/passwd', 'file:///etc/passwd', 'http://169.254.169.254/', 'C:\\', 'CON', '.', '..', '.htaccess',
  'a\u0000b', '\u0000', '\u0001\u001f', '\u007f', '\u0085', '\u2028', '\ufeff', '\u202egnp.exe', '\ud800', '\udfff\ud800', 'e\u0301', 'İ', 'ß', '𝕳'.repeat(200),
  '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'x'.repeat(LONG), '😀'.repeat(300), 'a\r\nSet-Cookie: a=b', '%00', '%ff', '%2e%2e%2f', '+',
  '9223372036854775807', '9223372036854775808', '-9223372036854775809', '2147483648', '9007199254740993', '0001', '1.5', '1_000',
  '2026-02-30', '2026-11-22T25:00:00Z', '0000-01-01T00:00:00Z', '+275760-09-13T00:00:00.001Z', '294277-01-01', '1e10', 'Infinity',
  'FREQ=SECONDLY;COUNT=99999999', 'Europe/Atlantis', '../Europe/Berlin', '(a+)+$', 'a'.repeat(64) + '!',
];

/** Values of the wrong type, at and past the bounds of numbers, deep, and with names that objects have from their prototype. */
const HOSTILE_OTHERS: readonly unknown[] = [
  null, true, false, 0, -0, -1, 1, 1.5, 1e308, -1e308, 5e-324, 2 ** 31 - 1, 2 ** 31, 2 ** 53 - 1, 2 ** 53, -(2 ** 53), 101, 10_001,
  [], {}, [null], [[]], [{}], nested(DEEP), Array.from({ length: 2_000 }, (_, index) => index), { length: 1 }, { toString: 1 }, { then: 1 },
  JSON.parse('{"__proto__":{"isAdmin":true}}'), JSON.parse('{"constructor":{"prototype":{"isAdmin":true}}}'), { $ne: null }, { sql: '1' },
];

/** Any value that JSON can hold and no field expects. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.constantFrom(...HOSTILE_OTHERS),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Bodies that are no JSON, or JSON that readers disagree about (RFC 8259 sections 4 and 8). */
export const HOSTILE_BODIES: readonly (string | Uint8Array)[] = [
  '', ' ', '{', '}', '[', 'null', '1', '"text"', 'true', '[]', '{"a":1', '{"a":1}}', "{'a':1}", '{a:1}', '{"a":1,}', '\ufeff{}', '{"name":"a","name":"b"}',
  '{"__proto__":{"x":1},"__proto__":{"y":2}}', '['.repeat(100_000), `{"name":"${'x'.repeat(1_100_000)}"}`, `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`, '{"a":1e999999}', '{"a":"\\ud800"}', '{"a":"\\u0000"}',
  new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]),
  new Uint8Array([0x1f, 0x8b, 0x08, 0x00]), new Uint8Array(gzipSync('{"name":"packed"}')), new Uint8Array(gzipSync('{"name":"cut short"}').subarray(0, -9)),
];

/** Content-Encoding fields, true or not. */
export const HOSTILE_ENCODINGS: readonly string[] = ['gzip', 'deflate', 'br', 'zstd', 'identity', 'gzip, gzip', 'GZIP', 'none', ''];

const FILE_HEAD = 'Content-Disposition: form-data; name="file"; filename="a.txt"';
const part = (head: string, content = 'x'): string => `--x\r\n${head}\r\n\r\n${content}\r\n`;

/** Forms with the boundary `x` that break off, contradict themselves, or hold what RFC 7578 does not know. */
export const HOSTILE_FORMS: readonly string[] = [
  '', '--x', '--x--', '--x\r\n', '--x\r\n--x--', '--y\r\n\r\n--y--', `${part(FILE_HEAD)}`, `${part(FILE_HEAD)}--x-`, `${part(FILE_HEAD)}--x--trailing`,
  `${part(FILE_HEAD)}${part(FILE_HEAD)}--x--`, `${part('Content-Disposition: form-data; name="file"')}--x--`, `${part('Content-Disposition: form-data')}--x--`,
  `${part('Content-Disposition: attachment; filename="a"')}--x--`, `${part('no field at all')}--x--`, `${part('')}--x--`, `--x\n${FILE_HEAD}\n\nx\n--x--`,
  `${part('Content-Disposition: form-data; name="file"; filename="../../etc/passwd"')}--x--`, `${part('Content-Disposition: form-data; name="file"; filename="a\u0000b"')}--x--`,
  `${part("Content-Disposition: form-data; name=\"file\"; filename*=UTF-8''%ff%00")}--x--`, `${part(`${FILE_HEAD}\r\nContent-Transfer-Encoding: base64`, '!!')}--x--`,
  `${part(`${FILE_HEAD}\r\nContent-Type: multipart/mixed; boundary=x`, '--x\r\n\r\n--x--')}--x--`, `${part(`${FILE_HEAD}\r\nContent-Type: text/plain; charset=utf-16`)}--x--`,
  `${part(`${FILE_HEAD}\r\nX: ${'x'.repeat(20_000)}`)}--x--`, `${part(FILE_HEAD)}${part('Content-Disposition: form-data; name="__proto__"')}--x--`,
  `${part(FILE_HEAD)}${part('Content-Disposition: form-data; name="folderId"', '1e3')}${part('Content-Disposition: form-data; name="folderId"', '1')}--x--`,
  `${Array.from({ length: 100 }, (_, at) => part(`Content-Disposition: form-data; name="f${at}"`)).join('')}--x--`,
];

/** Content-Type fields, right and wrong. */
export const HOSTILE_TYPES: readonly string[] = [
  'application/json; charset=utf-16', 'application/json;charset=latin1', 'text/plain', 'text/json', 'application/xml', 'application/x-www-form-urlencoded',
  'multipart/form-data', 'multipart/form-data; boundary=', 'multipart/form-data; boundary=x', 'application/json, text/html', '*/*', 'json', ';', 'application/json; a="',
];

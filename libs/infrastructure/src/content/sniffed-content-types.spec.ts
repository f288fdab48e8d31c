import { describe, expect, it } from '@jest/globals';
import { SniffedContentTypes } from './sniffed-content-types.js';

const types = new SniffedContentTypes();
const TEXT = 'text/plain; charset=utf-8';
const sniff = (content: string | Uint8Array) => types.sniff(typeof content === 'string' ? Buffer.from(content, 'utf8') : content);

describe('SniffedContentTypes', () => {
  it.each([
    ['PNG', '89504e470d0a1a0a0000000d4948445200000001', 'image/png'],
    ['JPEG', 'ffd8ffe000104a46494600010101004800480000', 'image/jpeg'],
    ['GIF', '474946383961010001000000', 'image/gif'],
    ['PDF', '255044462d312e340a', 'application/pdf'],
    ['gzip', '1f8b0800000000000003', 'application/gzip'],
    ['a Windows program', '4d5a90000300000004000000ffff0000b8000000', 'application/x-msdownload'],
  ])('knows %s by its first bytes', async (_name, hex, mimeType) => {
    expect(await sniff(Buffer.from(hex, 'hex'))).toBe(mimeType);
  });

  it.each([
    ['HTML', '<!doctype html><script>alert(1)</script>'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['XML', '<?xml version="1.0" encoding="utf-8"?><a/>'],
    ['XHTML behind an XML declaration', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>'],
    ['JavaScript', 'alert(1)'],
    ['JSON', '{"a":1}'],
    ['RSS', '<?xml version="1.0"?><rss version="2.0"></rss>'],
    ['text in other scripts', 'Пароль 密码 🔑\t\r\n\f'],
    ['a byte order mark', '\uFEFFtext'],
    ['coloured terminal output', '\x1b[31mred\x1b[0m'],
  ])('takes %s for text, which runs nowhere', async (_name, content) => expect(await sniff(content)).toBe(TEXT));

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['zeros', Buffer.alloc(16)],
    ['control characters', Buffer.from('a\x01b')],
    ['bytes that are no UTF-8', Buffer.from([0x61, 0xff, 0x62, 0x63, 0x64, 0x65])],
  ])('takes %s for bytes', async (_name, content) => expect(await sniff(content)).toBe('application/octet-stream'));

  it.each([1, 2, 3])('takes text for text whose last character is cut after %d bytes', async (bytes) => {
    expect(await sniff(Buffer.from(`text 🔑`).subarray(0, 5 + bytes))).toBe(TEXT);
  });
});

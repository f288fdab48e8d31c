import { expect, it } from '@jest/globals';
import { fileKindOf } from './file-kind.js';

it.each([
  ['image/png', 'image'],
  ['image/svg+xml', 'image'],
  ['video/mp4', 'video'],
  ['audio/mpeg', 'audio'],
  ['text/plain; charset=utf-8', 'document'],
  ['application/pdf', 'document'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'document'],
  ['application/vnd.oasis.opendocument.text', 'document'],
  ['application/zip', 'archive'],
  ['application/x-7z-compressed', 'archive'],
  ['application/octet-stream', 'other'],
  ['application/x-msdownload', 'other'],
  ['', 'other'],
])('counts %s as %s', (mimeType, kind) => {
  expect(fileKindOf(mimeType)).toBe(kind);
});

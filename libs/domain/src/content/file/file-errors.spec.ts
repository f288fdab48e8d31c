import { expect, it } from '@jest/globals';
import { DownloadUrlRefusedError, FileTooLargeError, QuotaExceededError, StorageFullError, UploadLapsedError, WrongLinkPasswordError } from './file-errors.js';

it.each([
  [new FileTooLargeError(10), 'too-large'],
  [new QuotaExceededError(20), 'too-large'],
  [new StorageFullError(), 'unavailable'],
  [new UploadLapsedError(), 'unavailable'],
  [new DownloadUrlRefusedError(), 'forbidden'],
  [new WrongLinkPasswordError(), 'unauthenticated'],
])('%s is of the kind %s', (error, kind) => expect(error.kind).toBe(kind));

it('a refusal for size names the limit and the part of the form', () => {
  expect(new FileTooLargeError(10)).toMatchObject({ message: expect.stringContaining('10 bytes'), faults: [{ field: 'file' }] });
  expect(new QuotaExceededError(20)).toMatchObject({ message: expect.stringContaining('20 bytes'), faults: [{ field: 'file' }] });
});

it('a full disk asks to wait longer than a moment', () => expect(new StorageFullError().retryAfterSeconds).toBe(60));

import { DownloadUrlRefusedError } from '@halolight/domain/content';
import { NotFoundError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import type { ByteStream } from '../ports/file-storage.js';
import { addSampleFile, InMemoryFiles } from '../testing/index.js';
import { DownloadFile } from './download-file.js';
import { SignDownloadUrl } from './sign-download-url.js';

const SIGNATURES = {
  sign: (fileId: number, expires: number) => `${fileId} until ${expires}`,
  verify: (fileId: number, expires: number, signature: string) => signature === `${fileId} until ${expires}`,
};

let files: InMemoryFiles;
let download: DownloadFile;
let [key, fileId] = ['', 0];
beforeEach(async () => {
  files = new InMemoryFiles();
  download = new DownloadFile(files.files, files.fileGate, files.storage, files.registry, SIGNATURES, files.clock);
  ({ id: fileId, content: { key } } = await addSampleFile(files, 7));
  files.storage.committed.set(key, Buffer.from('0123456789'));
});

async function text(content: ByteStream | Promise<ByteStream>): Promise<string> {
  let all = '';
  for await (const chunk of await content) all += new TextDecoder().decode(chunk);
  return all;
}

describe('DownloadFile', () => {
  it('opens the content of a file, or a part of it, to who may see it', async () => {
    const { file, open } = await download.execute(sampleActor(7), fileId);
    expect([file.id, await text(open()), await text(open({ start: 1, end: 3 }))]).toEqual([fileId, '0123456789', '123']);
    await expect(download.execute(sampleActor(8), fileId)).rejects.toThrow(NotFoundError);
  });

  it('opens a thumbnail where there is one', async () => {
    await expect(download.thumbnail(sampleActor(7), fileId)).rejects.toThrow(new NotFoundError('Thumbnail'));
    files.storage.committed.set('small', Buffer.from('picture'));
    await files.registry.setThumbnail(key, 'small');
    expect(await text(download.thumbnail(sampleActor(7), fileId))).toBe('picture');
    await expect(download.thumbnail(sampleActor(8), fileId)).rejects.toThrow(new NotFoundError('File'));
  });

  it('opens a file to who has a signed URL, until its time is over', async () => {
    const signing = new SignDownloadUrl(files.fileGate, SIGNATURES, files.clock);
    await expect(signing.execute(sampleActor(8), fileId, 60)).rejects.toThrow(NotFoundError);
    files.clock.set(new Date('2026-03-01T12:00:00.500Z'));
    const { expires, signature } = await signing.execute(sampleActor(7), fileId, 60);
    expect(new Date(expires * 1000)).toEqual(new Date('2026-03-01T12:01:01Z'));
    const { open } = await download.withSignature(fileId, expires, signature);
    expect(await text(open())).toBe('0123456789');
    await expect(download.withSignature(fileId, expires + 1, signature)).rejects.toThrow(DownloadUrlRefusedError);
    files.clock.set(new Date(expires * 1000));
    await expect(download.withSignature(fileId, expires, signature)).rejects.toThrow(DownloadUrlRefusedError);
  });

  it('finds no file that is gone, whatever is signed', async () => {
    await expect(download.withSignature(-1, 99_999_999_999, '-1 until 99999999999')).rejects.toThrow(NotFoundError);
  });
});

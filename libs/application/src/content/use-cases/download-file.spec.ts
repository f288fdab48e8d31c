import { NotFoundError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { addSampleFile, InMemoryFiles, textOf } from '../testing/index.js';
import { DownloadFile } from './download-file.js';

let files: InMemoryFiles;
let download: DownloadFile;
let [key, fileId] = ['', 0];
beforeEach(async () => {
  files = new InMemoryFiles();
  download = new DownloadFile(files.fileGate, files.storage, files.registry);
  ({ id: fileId, content: { key } } = await addSampleFile(files, 7));
  files.storage.committed.set(key, Buffer.from('0123456789'));
});

describe('DownloadFile', () => {
  it('opens the content of a file, or a part of it, to who may see it', async () => {
    const { file, open } = await download.execute(sampleActor(7), fileId);
    expect([file.id, await textOf(open()), await textOf(open({ start: 1, end: 3 }))]).toEqual([fileId, '0123456789', '123']);
    await expect(download.execute(sampleActor(8), fileId)).rejects.toThrow(NotFoundError);
  });

  it('opens a thumbnail where there is one', async () => {
    await expect(download.thumbnail(sampleActor(7), fileId)).rejects.toThrow(new NotFoundError('Thumbnail'));
    files.storage.committed.set('small', Buffer.from('picture'));
    await files.registry.setThumbnail(key, 'small');
    expect(await textOf(download.thumbnail(sampleActor(7), fileId))).toBe('picture');
    await expect(download.thumbnail(sampleActor(8), fileId)).rejects.toThrow(new NotFoundError('File'));
  });
});

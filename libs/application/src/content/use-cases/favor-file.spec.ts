import { NotFoundError } from '@halolight/domain/kernel';
import { expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { addSampleFile, InMemoryFiles } from '../testing/index.js';
import { FavorFile } from './favor-file.js';

it('FavorFile is for who sees the file, and tells of what changes alone', async () => {
  const files = new InMemoryFiles();
  const { id } = await addSampleFile(files, 7);
  const useCase = new FavorFile(files.unitOfWork, files.files, files.fileGate, files.outbox);
  await expect(useCase.execute(sampleActor(8), id, true)).rejects.toThrow(NotFoundError);
  for (const isFavorite of [false, true, true, false]) await useCase.execute(sampleActor(7), id, isFavorite);
  expect(files.outbox.events.map(({ type }) => type)).toEqual(['file.favored', 'file.unfavored']);
});

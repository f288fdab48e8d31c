import { NotFoundError } from '@halolight/domain/kernel';
import { expect, it, jest } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import type { FileDirectory } from '../queries/file-directory.js';
import { addSampleFile, InMemoryFiles } from '../testing/index.js';
import { ListFileParts } from './list-file-parts.js';

it('ListFileParts shows links, accesses and shares to who shares the file, and to nobody else', async () => {
  const files = new InMemoryFiles();
  const { id } = await addSampleFile(files, 7);
  const request = { page: 1, pageSize: 10, count: 'exact' } as const;
  const page = { items: [], total: 0, page: 1, pageSize: 10, totalPages: 0, nextCursor: null };
  const links = jest.fn<FileDirectory['links']>().mockResolvedValue(page);
  const accesses = jest.fn<FileDirectory['accesses']>().mockResolvedValue(page);
  const shares = jest.fn<FileDirectory['shares']>().mockResolvedValue(page);
  const directory = { links, accesses, shares };
  const parts = new ListFileParts(files.fileGate, directory);
  for (const part of ['links', 'accesses', 'shares'] as const) {
    expect(await parts[part](sampleActor(7), id, request)).toBe(page);
    expect(directory[part]).toHaveBeenCalledWith(id, request);
    await expect(parts[part](sampleActor(8), id, request)).rejects.toThrow(NotFoundError);
  }
});

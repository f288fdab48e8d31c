import type { StoredFile } from '@halolight/domain/content';
import { uniqueText } from '../../kernel/testing/index.js';
import type { NewFile } from '../ports/file-repository.js';
import type { FilePorts } from './file-ports.js';
import { sampleContent } from './sample-content.js';

/** Makes a file at the root with content of its own, unless `given` says otherwise; no byte of it is stored. */
export async function addSampleFile({ files, registry }: Pick<FilePorts, 'files' | 'registry'>, ownerId: number, given: Partial<NewFile> = {}): Promise<StoredFile> {
  const content = given.content ?? sampleContent();
  if (!(await registry.find(content.key))) await registry.add(content);
  const id = await files.add({ name: uniqueText('file '), ownerId, folderId: null, content, kind: 'document', ...given });
  const file = await files.find(id);
  if (!file) throw new Error('The file was not kept');
  return file;
}

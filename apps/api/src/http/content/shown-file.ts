import type { FileDirectory } from '@halolight/application/content';
import { NotFoundError } from '@halolight/domain/kernel';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, type Success } from '../envelope.js';
import { tagVersion } from '../version-tag.js';
import { fileBody, fileViewer } from './file-body.js';
import type { FileBody } from './files.contract.js';

/** A file as the caller sees it, with the ETag of its version. @throws NotFoundError when it is not to be seen */
export async function shownFile(directory: FileDirectory, request: AuthenticatedRequest, fileId: number): Promise<Success<FileBody>> {
  const file = await directory.byId(fileViewer(request), fileId);
  if (!file) throw new NotFoundError('File');
  const { access, hasThumbnail, isFavorite, owner, version } = file;
  tagVersion(request, version, access, isFavorite, hasThumbnail, owner.name);
  return ok(fileBody(file));
}

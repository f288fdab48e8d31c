import type { FileView, StorageUse, Viewer } from '@halolight/application/content';
import { seesAllFiles } from '@halolight/domain/content';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { personBody } from './document-body.js';
import type { FileBody, StorageBody } from './files.contract.js';

/** Who looks at files. */
export function fileViewer({ actor }: AuthenticatedRequest): Viewer {
  return { userId: actor.userId, seesAll: seesAllFiles(actor) };
}

export function fileBody(file: FileView): FileBody {
  const { id, name, kind, mimeType, size, sha256, folderId, ownerId, access, isFavorite, hasThumbnail, version, createdAt, updatedAt } = file;
  const owner = personBody(file.owner);
  return { id, name, kind, mimeType, size, sha256, folderId, ownerId, owner, access, isFavorite, hasThumbnail, version, createdAt, updatedAt };
}

export function storageBody({ used, byKind }: StorageUse, total: number): StorageBody {
  const { image: images, video: videos, audio, document: documents, archive: archives, other: others } = byKind;
  return { used, total, breakdown: { images, videos, audio, documents, archives, others } };
}

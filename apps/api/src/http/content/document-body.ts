import type { DocumentRow, DocumentView, PersonView, Viewer } from '@halolight/application/content';
import { seesAllDocuments } from '@halolight/domain/content';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import type { DocumentBody, DocumentRowBody, PersonBody } from './documents.contract.js';

/** Who looks at documents. */
export function documentViewer({ actor }: AuthenticatedRequest): Viewer {
  return { userId: actor.userId, seesAll: seesAllDocuments(actor) };
}

export function documentBody(document: DocumentView): DocumentBody {
  return { ...documentRowBody(document), content: document.content };
}

export function documentRowBody(row: DocumentRow): DocumentRowBody {
  const { id, title, type, status, folderId, tags, ownerId, owner, access, version, createdAt, updatedAt, rank, highlight } = row;
  const body = { id, title, type, status, folderId, tags: [...tags], ownerId, owner: personBody(owner), access, version, createdAt, updatedAt };
  return rank === undefined || highlight === undefined ? body : { ...body, rank, highlight };
}

export function personBody({ id, name }: PersonView): PersonBody {
  return { id, name };
}

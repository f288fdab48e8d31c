import type { DocumentBody } from '../../content/documents.contract.js';
import { DocumentSharingController } from '../../content/document-sharing.controller.js';
import { validationError } from '../../edge-errors.js';
import type { MountCall } from '../mount-call.js';

const shares = [DocumentSharingController, 'list'] as const;

/**
 * That a document is `shared` is not decided by saying so: it is shared with somebody, or with nobody.
 * @param document as it is; none when it is still to be made @throws HttpError 400 naming `shared` where that is not so
 */
export async function assertSharedAsSent(call: MountCall, document?: DocumentBody): Promise<void> {
  const { shared } = call.body;
  if (shared === undefined || shared === null) return;
  if (typeof shared !== 'boolean') throw refused('must be true or false');
  if (shared === (await isShared(call, document))) return;
  throw refused(
    shared
      ? 'a document is shared with people, not with everybody: name them to POST /documents/:id/share {userIds}'
      : 'the document is shared: POST /documents/:id/unshare takes that back',
  );
}

/** With whom it is, its owner sees; everybody else sees it because it is. */
async function isShared(call: MountCall, document: DocumentBody | undefined): Promise<boolean> {
  if (!document) return false;
  if (document.access !== 'OWNER') return true;
  if (!(await call.admits(shares))) return false;
  const { data } = await call.further(shares, { params: { id: String(document.id) }, query: { limit: '1', count: 'none' } });
  return data.items.length > 0;
}

function refused(message: string): Error {
  return validationError([{ field: 'shared', message }]);
}

import { deleteEach, type Actor, type DeletedEach } from '../../kernel/index.js';
import type { DeleteDocument } from './delete-document.js';

/** Deletes several documents, each for itself. */
export class DeleteDocuments {
  constructor(private readonly deleteDocument: DeleteDocument) {}

  execute(actor: Actor, documentIds: readonly number[]): Promise<DeletedEach> {
    return deleteEach(documentIds, (id) => this.deleteDocument.execute(actor, id));
  }
}

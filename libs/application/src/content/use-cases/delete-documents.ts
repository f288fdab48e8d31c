import { deleteEach, type Actor, type DeletedEach, type UnitOfWork } from '../../kernel/index.js';
import type { DeleteDocument } from './delete-document.js';

/** Deletes several documents, each for itself. */
export class DeleteDocuments {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly deleteDocument: DeleteDocument,
  ) {}

  execute(actor: Actor, documentIds: readonly number[]): Promise<DeletedEach> {
    return deleteEach(documentIds, (id) => this.deleteDocument.execute(actor, id), this.unitOfWork.isAround);
  }
}

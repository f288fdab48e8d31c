import { deleteEach, type Actor, type DeletedEach, type UnitOfWork } from '../../kernel/index.js';
import type { DeleteFile } from './delete-file.js';

/** Deletes several files, each for itself. */
export class DeleteFiles {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly deleteFile: DeleteFile,
  ) {}

  execute(actor: Actor, fileIds: readonly number[]): Promise<DeletedEach> {
    return deleteEach(fileIds, (id) => this.deleteFile.execute(actor, id), this.unitOfWork.isAround);
  }
}

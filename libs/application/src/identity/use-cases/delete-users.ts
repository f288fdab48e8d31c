import { deleteEach, type Actor, type DeletedEach, type UnitOfWork } from '../../kernel/index.js';
import type { DeleteUser } from './delete-user.js';

/** Deletes several accounts, each for itself. */
export class DeleteUsers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly deleteUser: DeleteUser,
  ) {}

  execute(actor: Actor, userIds: readonly number[]): Promise<DeletedEach> {
    return deleteEach(userIds, (id) => this.deleteUser.execute(actor, id), this.unitOfWork.isAround);
  }
}

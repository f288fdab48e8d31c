import { DomainError, type ErrorKind } from '@halolight/domain/kernel';
import type { Actor } from '../../kernel/index.js';
import type { DeleteUser } from './delete-user.js';

export interface DeletedUsers {
  readonly deleted: readonly number[];
  readonly failed: readonly { readonly id: number; readonly kind: ErrorKind }[];
}

/** Deletes several accounts, each for itself: one that must stay keeps none of the others. */
export class DeleteUsers {
  constructor(private readonly deleteUser: DeleteUser) {}

  async execute(actor: Actor, userIds: readonly number[]): Promise<DeletedUsers> {
    const deleted: number[] = [];
    const failed: { id: number; kind: ErrorKind }[] = [];
    for (const id of new Set(userIds)) {
      const refusal = await this.refusalOf(actor, id);
      if (refusal === null) deleted.push(id);
      else failed.push({ id, kind: refusal });
    }
    return { deleted, failed };
  }

  private async refusalOf(actor: Actor, userId: number): Promise<ErrorKind | null> {
    try {
      await this.deleteUser.execute(actor, userId);
      return null;
    } catch (error) {
      if (error instanceof DomainError && error.kind !== 'unavailable') return error.kind;
      throw error;
    }
  }
}

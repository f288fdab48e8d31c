import { DomainError, type ErrorKind } from '@halolight/domain/kernel';

/** What became of several things that were to be deleted. */
export interface DeletedEach {
  readonly deleted: readonly number[];
  /** Those that stayed, and why. */
  readonly failed: readonly { readonly id: number; readonly kind: ErrorKind }[];
}

/**
 * Deletes several things, each for itself: one that must stay keeps none of the others.
 * @throws UnavailableError, or what is no refusal
 */
export async function deleteEach(ids: readonly number[], deleteOne: (id: number) => Promise<void>): Promise<DeletedEach> {
  const deleted: number[] = [];
  const failed: { id: number; kind: ErrorKind }[] = [];
  for (const id of new Set(ids)) {
    const refusal = await refusalOf(deleteOne(id));
    if (refusal === null) deleted.push(id);
    else failed.push({ id, kind: refusal });
  }
  return { deleted, failed };
}

async function refusalOf(deletion: Promise<void>): Promise<ErrorKind | null> {
  try {
    await deletion;
    return null;
  } catch (error) {
    if (error instanceof DomainError && error.kind !== 'unavailable') return error.kind;
    throw error;
  }
}

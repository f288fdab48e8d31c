import { DomainError, type ErrorKind } from '@halolight/domain/kernel';

/** What became of several things that were to be deleted. */
export interface DeletedEach {
  readonly deleted: readonly number[];
  /** Those that stayed, and why. */
  readonly failed: readonly { readonly id: number; readonly kind: ErrorKind }[];
}

/**
 * Deletes several things, each for itself: one that must stay keeps none of the others. Where some are gone when an outage comes, they are told, and the
 * rest, which is not tried any more, is `unavailable`.
 * @param isWhole whether all is undone together when this throws, so that there is nothing to tell then
 * @throws UnavailableError when nothing is deleted, or what is no refusal
 */
export async function deleteEach(ids: readonly number[], deleteOne: (id: number) => Promise<void>, isWhole: boolean): Promise<DeletedEach> {
  const deleted: number[] = [];
  const failed: { id: number; kind: ErrorKind }[] = [];
  let refusal: ErrorKind | null = null;
  for (const id of new Set(ids)) {
    if (refusal !== 'unavailable') refusal = await refusalOf(deleteOne(id), !isWhole && deleted.length > 0);
    if (refusal === null) deleted.push(id);
    else failed.push({ id, kind: refusal });
  }
  return { deleted, failed };
}

async function refusalOf(deletion: Promise<void>, isOutageTold: boolean): Promise<ErrorKind | null> {
  try {
    await deletion;
    return null;
  } catch (error) {
    if (error instanceof DomainError && (isOutageTold || error.kind !== 'unavailable')) return error.kind;
    throw error;
  }
}

import { deleteEach } from '@halolight/application/kernel';
import { validationError } from '../edge-errors.js';
import { errorCodeOf } from '../error-response.js';
import type { BatchDeleted } from '../identity/users.contract.js';
import { picked } from './client-fields.js';
import type { MountCall } from './mount-call.js';
import { numberIds } from './number-ids.js';
import { textIds } from './text-ids.js';

const MOST = 100;

/** The ids that a front end sends to have deleted together. */
export function batchOf(call: MountCall): object {
  return numberIds(picked(call.body, ['ids']));
}

/**
 * Where the API has no operation for several, each is deleted for itself, as its operations for several do.
 * @throws HttpError 400 for what those refuse
 */
export async function batchDeletedEach(call: MountCall, deleteOne: (id: number) => Promise<void>): Promise<object> {
  const { ids } = numberIds(picked(call.body, ['ids']));
  assertBatch(ids);
  const { deleted, failed } = await deleteEach(ids, deleteOne, call.isWhole);
  return clientBatch({ deleted: [...deleted], failed: failed.map(({ id, kind }) => ({ id, code: errorCodeOf(kind) })) });
}

/** @throws HttpError 400 where it is no list of ids, or a longer one than is deleted at once */
export function assertBatch(ids: unknown): asserts ids is number[] {
  if (!isBatch(ids)) throw validationError([{ field: 'ids', message: `must be up to ${MOST} ids` }]);
}

export function clientBatch({ deleted, failed }: BatchDeleted): object {
  return { deleted: deleted.map(String), failed: failed.map((one) => textIds(one)) };
}

function isBatch(ids: unknown): ids is number[] {
  return Array.isArray(ids) && ids.length > 0 && ids.length <= MOST && ids.every((id) => typeof id === 'number');
}

import type { BatchDeleted } from '../identity/users.contract.js';
import { picked } from './client-fields.js';
import type { MountCall } from './mount-call.js';
import { numberIds } from './number-ids.js';
import { textIds } from './text-ids.js';

/** The ids that a front end sends to have deleted together. */
export function batchOf(call: MountCall): object {
  return numberIds(picked(call.body, ['ids']));
}

export function clientBatch({ deleted, failed }: BatchDeleted): object {
  return { deleted: deleted.map(String), failed: failed.map((one) => textIds(one)) };
}

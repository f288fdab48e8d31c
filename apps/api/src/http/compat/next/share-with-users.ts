import type { ShareAnswer } from '../../content/document-sharing.contract.js';
import type { Success } from '../../envelope.js';
import { idOf } from '../client-fields.js';
import type { MountCall } from '../mount-call.js';
import { retold } from '../retold.js';
import { textIds } from '../text-ids.js';
import type { Translation } from '../translated-request.js';

/** One key stands for one share. */
export const WITHOUT_KEY = { 'idempotency-key': undefined };

/** Lets everybody whom `userIds` names read, or nobody where one of them is refused. */
export async function shareWithUsers(call: MountCall, share: (translation: Translation) => Promise<Success<ShareAnswer>>): Promise<object[]> {
  return call.together(async () => {
    const shares: object[] = [];
    for (const [at, userId] of usersIn(call).entries()) {
      const one = { params: call.params, headers: WITHOUT_KEY, body: { userId, permission: 'READ' } };
      const { data } = await retold(() => share(one), (faults) => faults.map((fault) => (fault.field === 'userId' ? { ...fault, field: fieldOf(userId, at) } : fault)));
      shares.push(textIds(data));
    }
    return shares;
  });
}

function fieldOf(userId: unknown, at: number): string {
  return userId === undefined ? 'userIds' : `userIds[${at}]`;
}

/** Where nobody is named, the operation says so. */
export function usersIn({ body }: MountCall): unknown[] {
  const { userIds } = body;
  return Array.isArray(userIds) && userIds.length > 0 ? userIds.map((id: unknown) => idOf(id)) : [undefined];
}

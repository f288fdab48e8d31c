import type { ShareAnswer } from '../../content/document-sharing.contract.js';
import type { Success } from '../../envelope.js';
import { idOf } from '../client-fields.js';
import type { MountCall } from '../mount-call.js';
import { textIds } from '../text-ids.js';
import type { Translation } from '../translated-request.js';

/** One key stands for one share. */
export const WITHOUT_KEY = { 'idempotency-key': undefined };

/** Lets everybody whom `userIds` names read, one after the other. */
export async function shareWithUsers(call: MountCall, share: (translation: Translation) => Promise<Success<ShareAnswer>>): Promise<object[]> {
  const shares: object[] = [];
  for (const userId of usersIn(call)) {
    const { data } = await share({ params: call.params, headers: WITHOUT_KEY, body: { userId, permission: 'READ' } });
    shares.push(textIds(data));
  }
  return shares;
}

/** Where nobody is named, the operation says so. */
export function usersIn({ body }: MountCall): unknown[] {
  const { userIds } = body;
  return Array.isArray(userIds) && userIds.length > 0 ? userIds.map((id: unknown) => idOf(id)) : [undefined];
}

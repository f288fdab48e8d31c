import { heldUntil } from '@halolight/domain/identity';
import type { Mail } from '../../kernel/index.js';
import { minuteOf } from './minute-of.js';

export interface EmailChangedMail {
  /** Names the change among all others, in letters, digits and hyphens. */
  readonly change: string;
  /** The owner, at the former address. */
  readonly to: Mail['to'];
  readonly changedAt: Date;
  readonly byOwner: boolean;
  /** That the account has now. */
  readonly username: string;
}

/**
 * Tells the owner of an account, at the address that it had, that it has another now. It does not say which:
 * the former one may have been a stranger's, by a slip. Whose address somebody else changed is told their username, which may have been changed
 * with it: nothing else is left for them to sign in by.
 */
export function emailChangedMail({ change, to, changedAt, byOwner, username }: EmailChangedMail): Mail {
  const advice = byOwner
    ? 'If it was not you, somebody else is signed in to your account: tell an administrator at once.'
    : `It was not you but an administrator. Your password and your sessions are as they were, and until ${minuteOf(heldUntil(changedAt))} no link that resets the password is mailed. ` +
      `If you do not agree, sign in with your username, which is ${username}, change the address back, and tell another administrator.`;
  return {
    id: `email-changed-${change}`,
    to,
    subject: 'Your e-mail address was changed',
    paragraphs: [`Hello ${to.name},`, `on ${minuteOf(changedAt)} your account was given another e-mail address. From now on nothing is mailed to this one.`, advice],
  };
}

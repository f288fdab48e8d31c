import type { Mail } from '../../kernel/index.js';
import { minuteOf } from './minute-of.js';

export interface PasswordChangedMail {
  readonly eventId: number;
  readonly to: Mail['to'];
  readonly changedAt: Date;
}

/** Tells the owner of an account that its password is another now, so that a theft does not go unnoticed. */
export function passwordChangedMail({ eventId, to, changedAt }: PasswordChangedMail): Mail {
  return {
    id: `password-changed-${eventId}`,
    to,
    subject: 'Your password was changed',
    paragraphs: [
      `Hello ${to.name},`,
      `the password of your account was changed on ${minuteOf(changedAt)}. Other devices were signed out.`,
      'If it was not you, reset your password at once and tell an administrator.',
    ],
  };
}

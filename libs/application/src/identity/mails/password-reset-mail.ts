import type { Mail } from '../../kernel/index.js';

export interface PasswordResetMail {
  readonly requestId: string;
  readonly to: Mail['to'];
  /** Where the front end stands, without a slash at the end; it shows its form under `/reset-password`. */
  readonly appUrl: string;
  readonly token: string;
}

/** The mail that lets somebody in who forgot their password. */
export function passwordResetMail({ requestId, to, appUrl, token }: PasswordResetMail): Mail {
  return {
    id: `password-reset-${requestId}`,
    to,
    subject: 'Reset your password',
    paragraphs: [
      `Hello ${to.name},`,
      'somebody, most likely you, asked to reset the password of your account. The link below lets you choose a new one. It works once, until thirty minutes after it was asked for.',
      'If it was not you, ignore this mail: your password stays as it is.',
    ],
    action: { label: 'Choose a new password', url: `${appUrl}/reset-password?token=${encodeURIComponent(token)}` },
  };
}

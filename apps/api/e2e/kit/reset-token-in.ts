import type { Email } from 'postal-mime';

/** The token of the link in a mail that resets a password. @throws Error when there is none */
export function resetTokenIn(mail: Email | undefined): string {
  const [, token] = /\/reset-password\?token=([\w-]+)\s/.exec(mail?.text ?? '') ?? [];
  if (token === undefined) throw new Error(`No link in ${mail?.text ?? 'no mail'}`);
  return token;
}

import type { Mail } from '@halolight/application/kernel';
import type { SendMailOptions } from 'nodemailer/lib/mailer';
import { renderMail } from './render-mail.js';

/**
 * A mail as nodemailer takes it. Header fields are given apart, never put together from text: nodemailer encodes each,
 * so that a line break in a name or a subject begins no new header. Nothing is read from files or the network.
 */
export function toMessage(mail: Mail, from: string): SendMailOptions {
  return {
    from,
    to: { name: mail.to.name, address: mail.to.address },
    subject: mail.subject,
    ...renderMail(mail),
    messageId: `<${mail.id}@${domainOf(from)}>`,
    // RFC 3834: no vacation notice answers it.
    headers: { 'Auto-Submitted': 'auto-generated' },
    textEncoding: 'quoted-printable',
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function domainOf(from: string): string {
  return from.slice(from.lastIndexOf('@') + 1).replace('>', '').trim();
}

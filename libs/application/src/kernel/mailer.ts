/** The job that delivers the `Mail` it is queued with. */
export const DELIVER_MAIL_JOB = 'deliver-mail';

/** A mail to one person, without markup: how it looks is the mailer's affair. */
export interface Mail {
  /** The same whenever the same mail is sent again, so that a receiver knows the second for what it is; letters, digits and hyphens. */
  readonly id: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** What to do about it: a button, or a line of its own in plain text. */
  readonly action?: { readonly label: string; readonly url: string } | undefined;
}

/**
 * Hands mail over for delivery. Jobs alone call it, for they are tried again when it fails:
 * who has mail to send in the middle of something else queues it as `DELIVER_MAIL_JOB`, under the mail's id as the job's key.
 * A mail that holds a secret is not queued, since a queued one lies in the database: it is made in a job of its own.
 */
export abstract class Mailer {
  /** @throws Error when the mail was not taken, which never says to whom it was */
  abstract send(mail: Mail): Promise<void>;
}

import { Mailer, type Mail } from '@halolight/application/kernel';
import { createTransport, type Transporter } from 'nodemailer';
import { errorCode } from '../error-code.js';
import { toMessage } from './to-message.js';

/** How long a mail server may take, in milliseconds: to be reached, to greet, and between two of its answers. */
const CONNECTION_MS = 10_000;
const GREETING_MS = 10_000;
const SILENCE_MS = 30_000;
/** One for each of the jobs that a scheduler runs at once. */
const CONNECTIONS = 2;

/**
 * Hands mail to a mail server over a few connections that stay open.
 * A scheduler that dies after the server took a mail, and before that was written down, sends it again: the second has the
 * Message-ID of the first, by which servers and mail programs tell that it is no other (RFC 5322, section 3.6.4).
 */
export class SmtpMailer extends Mailer {
  private readonly transport: Transporter;

  /** @param url `smtp://user:password@host:port`, or `smtps://` for TLS from the first byte */
  constructor(
    url: string,
    private readonly from: string,
  ) {
    super();
    this.transport = createTransport({
      url,
      pool: true,
      maxConnections: CONNECTIONS,
      // The job queue tries again, and alone keeps count.
      maxRequeues: 0,
      connectionTimeout: CONNECTION_MS,
      greetingTimeout: GREETING_MS,
      socketTimeout: SILENCE_MS,
    });
  }

  async send(mail: Mail): Promise<void> {
    try {
      await this.transport.sendMail(toMessage(mail, this.from));
    } catch (error) {
      throw new Error(`The mail server did not take the mail ${mail.id}: ${reasonOf(error)}`);
    }
  }

  close(): void {
    this.transport.close();
  }
}

/** Codes alone: what a server says may name the receiver. */
function reasonOf(error: unknown): string {
  const reply = error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number' ? [`reply ${error.responseCode}`] : [];
  return [errorCode(error) ?? 'unknown', ...reply].join(', ');
}

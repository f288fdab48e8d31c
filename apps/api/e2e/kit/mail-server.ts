import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail server on a free port. */
export class MailServer {
  /** What it took. */
  readonly received: Email[] = [];
  /** Mails it was offered, taken or not. */
  offered = 0;
  /** While true, it listens to a mail to its end and never says that it took it. */
  stalls = false;

  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 100,
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        this.offered += 1;
        if (this.stalls) return;
        void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          this.received.push(mail);
          done();
        });
      });
    },
  });

  static async start(): Promise<MailServer> {
    const mailServer = new MailServer();
    // A client that is killed breaks its connection off.
    mailServer.server.on('error', () => undefined);
    mailServer.server.listen(0, '127.0.0.1');
    await once(mailServer.server.server, 'listening');
    return mailServer;
  }

  /** What MAIL_URL is to be. */
  get url(): string {
    const { port } = this.server.server.address() as AddressInfo;
    return `smtp://127.0.0.1:${port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Mail } from '@halolight/application/kernel';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { SmtpMailer } from './smtp-mailer.js';

const MAIL: Mail = {
  id: 'password-reset-1',
  to: { name: 'Zoë', address: 'zoe@example.org' },
  subject: 'Grüße',
  paragraphs: ['Hello'],
  action: { label: 'Go', url: 'https://example.org/reset-password?token=abc' },
};

const mailers: SmtpMailer[] = [];
const servers: SMTPServer[] = [];
afterEach(async () => {
  for (const mailer of mailers.splice(0)) mailer.close();
  for (const server of servers.splice(0)) await new Promise<void>((resolve) => server.close(resolve));
});

/** A mail server on a free port unless told, and what it took. */
async function startMailServer(options: SMTPServerOptions = {}, port = 0) {
  const received: { mail: Email; receivers: string[] }[] = [];
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onConnect: (_session, done) => {
      connections += 1;
      done();
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          received.push({ mail, receivers: session.envelope.rcptTo.map(({ address }) => address) });
          done();
        });
      });
    },
    ...options,
  });
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  servers.push(server);
  return { received, port: (server.server.address() as AddressInfo).port, connections: () => connections };
}

function mailerAt(port: number, credentials = ''): SmtpMailer {
  const mailer = new SmtpMailer(`smtp://${credentials}127.0.0.1:${port}`, 'HaloLight <no-reply@halo.example>');
  mailers.push(mailer);
  return mailer;
}

describe('SmtpMailer', () => {
  it('hands a mail to the server, to its one receiver, in text and HTML', async () => {
    const server = await startMailServer();
    await mailerAt(server.port).send(MAIL);
    expect(server.received).toMatchObject([
      {
        receivers: ['zoe@example.org'],
        mail: { messageId: '<password-reset-1@halo.example>', from: { address: 'no-reply@halo.example' }, subject: 'Grüße' },
      },
    ]);
    expect(server.received[0]?.mail.text).toContain('https://example.org/reset-password?token=abc');
    expect(server.received[0]?.mail.html).toContain('href="https://example.org/reset-password?token=abc"');
    expect(server.received[0]?.mail.headers).toContainEqual(expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }));
  });

  it('sends the same mail again under the same Message-ID, over the same connection', async () => {
    const server = await startMailServer();
    const mailer = mailerAt(server.port);
    await mailer.send(MAIL);
    await mailer.send(MAIL);
    expect(server.received.map(({ mail }) => mail.messageId)).toEqual(['<password-reset-1@halo.example>', '<password-reset-1@halo.example>']);
    expect(server.connections()).toBe(1);
  });

  it('signs in with the name and password of the URL', async () => {
    const seen: unknown[] = [];
    const server = await startMailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) => {
        seen.push(username, password);
        done(null, { user: 'halo' });
      },
    });
    await mailerAt(server.port, 'halo:p%40ss@').send(MAIL);
    expect(seen).toEqual(['halo', 'p@ss']);
    expect(server.received).toHaveLength(1);
  });

  it('lets nobody add a receiver through the address', async () => {
    const server = await startMailServer();
    const outcome = mailerAt(server.port).send({ ...MAIL, to: { name: 'x', address: 'zoe@example.org>\r\nRCPT TO:<thief@example.org' } });
    await outcome.catch(() => undefined);
    expect(server.received.flatMap(({ receivers }) => receivers)).not.toContain('thief@example.org');
  });

  it('fails when the server refuses the receiver, and names neither them nor the link', async () => {
    const server = await startMailServer({
      onRcptTo: ({ address }, _session, done) => done(Object.assign(new Error(`No such user ${address}`), { responseCode: 550 })),
    });
    const failure = await mailerAt(server.port).send(MAIL).catch((error: unknown) => error);
    expect(failure).toEqual(new Error('The mail server did not take the mail password-reset-1: EENVELOPE, reply 550'));
  });

  it('fails when nobody listens, and works again when somebody does', async () => {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as AddressInfo;
    probe.close();
    await once(probe, 'close');
    const mailer = mailerAt(port);
    await expect(mailer.send(MAIL)).rejects.toThrow('did not take the mail password-reset-1: ');
    const { received } = await startMailServer({}, port);
    await mailer.send(MAIL);
    expect(received).toHaveLength(1);
  });
});

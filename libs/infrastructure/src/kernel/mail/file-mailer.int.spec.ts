import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Mail } from '@halolight/application/kernel';
import PostalMime from 'postal-mime';
import { temporaryFolder } from '../testing/index.js';
import { FileMailer } from './file-mailer.js';

const MAIL: Mail = {
  id: 'password-reset-1',
  to: { name: 'Zoë, "Z" <Müller>', address: 'zoe@example.org' },
  subject: 'Grüße 🔑',
  paragraphs: [`A long line: ${'word '.repeat(60)}`, 'é & <b>'],
  action: { label: 'Go', url: `https://example.org/reset-password?token=${'x'.repeat(120)}` },
};

describe('FileMailer', () => {
  let folder: string;
  beforeEach(async () => {
    folder = join(await temporaryFolder(), 'mail');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const send = (mail: Mail) => new FileMailer(folder, 'HaloLight <no-reply@halo.example>').send(mail);
  const read = async (name: string) => PostalMime.parse(await readFile(join(folder, name)));

  it('writes a mail that a mail program reads back word for word', async () => {
    await send(MAIL);
    const mail = await read('password-reset-1.eml');
    expect(mail).toMatchObject({
      messageId: '<password-reset-1@halo.example>',
      from: { name: 'HaloLight', address: 'no-reply@halo.example' },
      to: [{ name: MAIL.to.name, address: MAIL.to.address }],
      subject: MAIL.subject,
    });
    expect(mail.text).toContain(MAIL.action?.url);
    expect(mail.text).toContain('é & <b>');
    expect(mail.html).toContain('é &amp; &lt;b&gt;');
    expect(new Date(mail.date ?? '').getTime()).not.toBeNaN();
  });

  it('is readable by its owner only, and leaves no draft', async () => {
    await send(MAIL);
    expect(await readdir(folder)).toEqual(['password-reset-1.eml']);
    expect((await stat(join(folder, 'password-reset-1.eml'))).mode & 0o777).toBe(0o600);
  });

  it('writes one file for a mail that is sent again', async () => {
    await send(MAIL);
    await send(MAIL);
    await send({ ...MAIL, id: 'password-reset-2' });
    expect((await readdir(folder)).sort()).toEqual(['password-reset-1.eml', 'password-reset-2.eml']);
  });

  it.each([
    ['the name', { to: { name: 'Ada\r\nBcc: thief@example.org', address: 'ada@example.org' } }],
    ['the address', { to: { name: 'Ada', address: 'ada@example.org\r\nBcc: thief@example.org' } }],
    ['the address, by a comma', { to: { name: 'Ada', address: 'ada@example.org, thief@example.org' } }],
    ['the subject', { subject: 'Hello\r\nBcc: thief@example.org\r\n\r\nBody' }],
  ])('lets nobody add a header or a receiver through %s', async (_where, given) => {
    await send({ ...MAIL, ...given });
    const mail = await read('password-reset-1.eml');
    expect(mail.bcc ?? []).toEqual([]);
    expect(mail.headers.map(({ key }) => key)).not.toContain('bcc');
    expect(mail.to).toHaveLength(1);
    expect(mail.to?.[0]?.address).not.toBe('thief@example.org');
  });

  it('says what is wrong when the folder cannot be made', async () => {
    folder = join(folder, '..', 'a-file');
    await writeFile(folder, '');
    await expect(send(MAIL)).rejects.toThrow('EEXIST');
  });
});

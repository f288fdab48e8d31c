import { beforeEach, describe, expect, it } from '@jest/globals';
import { RecordingMailer } from '@halolight/application/kernel/testing';
import { DeliverMail } from './deliver-mail.js';

const MAIL = {
  id: 'password-changed-7',
  to: { name: 'Ada Lovelace', address: 'ada@example.org' },
  subject: 'Hello',
  paragraphs: ['one\ntwo'],
  action: { label: 'Look', url: 'https://example.org/' },
};

describe('DeliverMail', () => {
  let mailer: RecordingMailer;
  beforeEach(() => {
    mailer = new RecordingMailer();
  });

  it('sends the mail that was queued', async () => {
    const { action: _, ...plain } = MAIL;
    await new DeliverMail(mailer).run(MAIL);
    await new DeliverMail(mailer).run(plain);
    expect(mailer.sent).toEqual([MAIL, plain]);
  });

  it.each([
    ['nothing', null],
    ['an id that would be a path', { ...MAIL, id: '../7' }],
    ['an id with a line break', { ...MAIL, id: '7\r\nBcc: x@example.org' }],
    ['a name with a line break', { ...MAIL, to: { ...MAIL.to, name: 'Ada\r\nBcc: x@example.org' } }],
    ['an address with a line break', { ...MAIL, to: { ...MAIL.to, address: 'ada@example.org\r\nBcc: x@example.org' } }],
    ['two addresses', { ...MAIL, to: { ...MAIL.to, address: 'ada@example.org,x@example.org' } }],
    ['a subject with a line break', { ...MAIL, subject: 'Hello\nBcc: x@example.org' }],
    ['a link that is a script', { ...MAIL, action: { label: 'Look', url: 'javascript:alert(1)' } }],
    ['a field that no mail has', { ...MAIL, bcc: 'x@example.org' }],
  ])('refuses %s', async (_what, payload) => {
    await expect(new DeliverMail(mailer).run(payload)).rejects.toThrow();
    expect(mailer.sent).toEqual([]);
  });
});

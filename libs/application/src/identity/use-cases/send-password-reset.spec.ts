import { beforeEach, describe, expect, it } from '@jest/globals';
import { RecordingEventOutbox, RecordingMailer } from '../../kernel/testing/index.js';
import { FakeResetTokens, InMemoryIdentity } from '../testing/index.js';
import { SendPasswordReset, type SendPasswordResetCommand } from './send-password-reset.js';

const MINUTE = 60_000;

describe('SendPasswordReset', () => {
  let identity: InMemoryIdentity;
  let tokens: FakeResetTokens;
  let mailer: RecordingMailer;
  let outbox: RecordingEventOutbox;
  let userId: number;
  beforeEach(async () => {
    identity = new InMemoryIdentity();
    tokens = new FakeResetTokens();
    mailer = new RecordingMailer();
    outbox = new RecordingEventOutbox();
    userId = await identity.addUser([], { email: 'ada@example.org', name: 'Ada Lovelace' });
  });

  const request = (given: Partial<SendPasswordResetCommand> = {}): SendPasswordResetCommand => ({
    requestId: tokens.newRequestId(),
    email: 'ada@example.org',
    requestedAt: identity.clock.now(),
    ...given,
  });
  const send = (command: SendPasswordResetCommand) =>
    new SendPasswordReset(
      identity.unitOfWork,
      identity.users,
      identity.passwordResets,
      tokens,
      outbox,
      mailer,
      identity.clock,
      'https://admin.example.org',
    ).execute(command);
  const isGood = async (requestId: string) =>
    (await identity.passwordResets.ownerOf(tokens.issue(requestId).tokenHash, identity.clock.now())) !== null;

  it('mails the owner a link whose token resets their password', async () => {
    const asked = request();
    await send(asked);
    const { token, tokenHash } = tokens.issue(asked.requestId);
    expect(mailer.sent).toEqual([
      {
        id: `password-reset-${asked.requestId}`,
        to: { name: 'Ada Lovelace', address: 'ada@example.org' },
        subject: 'Reset your password',
        paragraphs: expect.arrayContaining(['Hello Ada Lovelace,']),
        action: { label: expect.any(String), url: `https://admin.example.org/reset-password?token=${token}` },
      },
    ]);
    expect(await identity.passwordResets.ownerOf(tokenHash, identity.clock.now())).toBe(userId);
    expect(outbox.events).toEqual([{ type: 'password.reset_requested', actorId: null, subject: { type: 'user', id: userId } }]);
  });

  it('keeps the token for thirty minutes from the request on', async () => {
    const asked = request();
    identity.clock.advance(29 * MINUTE);
    await send(asked);
    expect(await isGood(asked.requestId)).toBe(true);
    identity.clock.advance(MINUTE);
    expect(await isGood(asked.requestId)).toBe(false);
  });

  it('mails nobody who has no account', async () => {
    await send(request({ email: 'nobody@example.org' }));
    expect([mailer.sent, outbox.events]).toEqual([[], []]);
  });

  it.each(['INACTIVE', 'SUSPENDED'] as const)('mails nobody whose account is %s', async (status) => {
    await identity.addUser([], { email: 'closed@example.org', status });
    await send(request({ email: 'closed@example.org' }));
    expect([mailer.sent, outbox.events]).toEqual([[], []]);
  });

  it('mails nothing for a day after somebody else changed the address, and then as to everybody', async () => {
    const user = await identity.users.findForUpdate(userId);
    if (user) await identity.users.update({ ...user, emailChangedByOthersAt: identity.clock.now() });
    await send(request());
    identity.clock.advance(24 * 60 * MINUTE - 1);
    await send(request());
    expect([mailer.sent, outbox.events]).toEqual([[], []]);
    identity.clock.advance(1);
    await send(request());
    expect(mailer.sent).toHaveLength(1);
  });

  it('mails the same again when it is tried again, and tells of it once', async () => {
    const asked = request();
    await send(asked);
    await send(asked);
    expect(mailer.sent).toHaveLength(2);
    expect(mailer.sent[1]).toEqual(mailer.sent[0]);
    expect(outbox.events).toHaveLength(1);
  });

  it('mails nothing again once the link was used', async () => {
    const asked = request();
    await send(asked);
    await identity.passwordResets.use(tokens.issue(asked.requestId).tokenHash, identity.clock.now());
    await send(asked);
    expect(mailer.sent).toHaveLength(1);
    expect(await isGood(asked.requestId)).toBe(false);
  });

  it('voids the link of an earlier request, and drops an earlier request that comes late', async () => {
    const earlier = request();
    identity.clock.advance(1);
    const later = request();
    await send(later);
    await send(earlier);
    expect(mailer.sent.map(({ id }) => id)).toEqual([`password-reset-${later.requestId}`]);
    expect([await isGood(earlier.requestId), await isGood(later.requestId)]).toEqual([false, true]);
  });

  it('drops a request whose link nobody could use any more', async () => {
    const asked = request();
    identity.clock.advance(30 * MINUTE);
    await send(asked);
    expect([mailer.sent, outbox.events]).toEqual([[], []]);
  });
});

import { beforeEach, describe, expect, it } from '@jest/globals';
import type { HandledEvent } from '../../kernel/index.js';
import { RecordingJobQueue } from '../../kernel/testing/index.js';
import { InMemoryIdentity } from '../testing/index.js';
import { MailOwnerOfNewPassword } from './mail-owner-of-new-password.js';

describe('MailOwnerOfNewPassword', () => {
  let identity: InMemoryIdentity;
  let queue: RecordingJobQueue;
  beforeEach(() => {
    identity = new InMemoryIdentity();
    queue = new RecordingJobQueue();
  });

  const tell = (subject: HandledEvent['subject']) =>
    new MailOwnerOfNewPassword(identity.userDirectory, queue).execute({
      id: 7,
      type: 'password.changed',
      actorId: 1,
      subject,
      occurredAt: new Date('2026-03-01T12:34:56Z'),
    });

  it('queues one mail to the owner, however often it is told', async () => {
    const id = await identity.addUser([], { email: 'ada@example.org', name: 'Ada Lovelace' });
    await tell({ type: 'user', id });
    await tell({ type: 'user', id });
    expect(queue.jobs).toEqual([
      {
        job: 'deliver-mail',
        payload: {
          id: 'password-changed-7',
          to: { name: 'Ada Lovelace', address: 'ada@example.org' },
          subject: 'Your password was changed',
          paragraphs: expect.arrayContaining([expect.stringContaining('2026-03-01 at 12:34 UTC')]),
        },
        options: { key: 'password-changed-7' },
      },
    ]);
  });

  it('queues nothing for an account that is gone, or for no account', async () => {
    const id = await identity.addUser();
    await identity.users.remove(id);
    await tell({ type: 'user', id });
    await tell(null);
    expect(queue.jobs).toEqual([]);
  });
});

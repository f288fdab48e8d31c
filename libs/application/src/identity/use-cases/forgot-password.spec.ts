import { InvalidInputError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock, RecordingJobQueue } from '../../kernel/testing/index.js';
import { FakeResetTokens } from '../testing/index.js';
import { ForgotPassword } from './forgot-password.js';

describe('ForgotPassword', () => {
  const clock = new FixedClock();
  let queue: RecordingJobQueue;
  beforeEach(() => {
    queue = new RecordingJobQueue();
  });

  const ask = (email: string) => new ForgotPassword(queue, new FakeResetTokens(), clock).execute(email);

  it('queues one job for each request, and looks up nothing', async () => {
    await ask(' Ada@Example.org ');
    await ask('nobody@example.org');
    const request = (email: string) => ({ requestId: expect.any(String), email, requestedAt: clock.now() });
    expect(queue.jobs).toEqual([
      { job: 'send-password-reset', payload: request('ada@example.org'), options: {} },
      { job: 'send-password-reset', payload: request('nobody@example.org'), options: {} },
    ]);
  });

  it('refuses what is no address', async () => {
    await expect(ask('ada')).rejects.toThrow(InvalidInputError);
    expect(queue.jobs).toEqual([]);
  });
});

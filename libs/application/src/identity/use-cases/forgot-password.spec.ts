import { InvalidInputError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock, RecordingJobQueue } from '../../kernel/testing/index.js';
import { FakeResetTokens, InMemoryResetRequestLimit } from '../testing/index.js';
import { ForgotPassword } from './forgot-password.js';

describe('ForgotPassword', () => {
  const clock = new FixedClock();
  let queue: RecordingJobQueue;
  let limit: InMemoryResetRequestLimit;
  beforeEach(() => {
    queue = new RecordingJobQueue();
    limit = new InMemoryResetRequestLimit(clock);
  });

  const ask = (email: string) => new ForgotPassword(queue, new FakeResetTokens(), clock, limit).execute(email);

  it('queues one job for each request, and looks up nothing', async () => {
    await ask(' Ada@Example.org ');
    await ask('nobody@example.org');
    const request = (email: string) => ({ requestId: expect.any(String), email, requestedAt: clock.now() });
    expect(queue.jobs).toEqual([
      { job: 'send-password-reset', payload: request('ada@example.org'), options: {} },
      { job: 'send-password-reset', payload: request('nobody@example.org'), options: {} },
    ]);
  });

  it('queues no more than five for one address, however it is written, and refuses none', async () => {
    for (let time = 0; time < 4; time += 1) {
      await ask('ada@example.org');
      await ask(' ADA@Example.org');
    }
    await ask('grace@example.org');
    expect(queue.jobs.map(({ payload }) => payload)).toMatchObject([
      ...Array.from({ length: 5 }, () => ({ email: 'ada@example.org' })),
      { email: 'grace@example.org' },
    ]);
  });

  it('refuses what is no address', async () => {
    await expect(ask('ada')).rejects.toThrow(InvalidInputError);
    expect(queue.jobs).toEqual([]);
  });
});

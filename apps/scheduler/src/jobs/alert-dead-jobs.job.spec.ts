import type { Logger } from '@halolight/application/kernel';
import type { DeadJobs } from '@halolight/application/operations';
import { describe, expect, it, jest } from '@jest/globals';
import { AlertDeadJobsJob } from './alert-dead-jobs.job.js';

describe('AlertDeadJobsJob', () => {
  const since = new Date('2026-01-31T12:00:00Z');
  const alarms = async (...dead: DeadJobs[]) => {
    const error = jest.fn<Logger['error']>();
    const ignore = (): void => undefined;
    await new AlertDeadJobsJob({ dead: async () => dead }, { debug: ignore, info: ignore, warn: ignore, error }).run();
    return error.mock.calls.map(([, fields]) => fields);
  };

  it('raises the alarm over each kind of job that nobody tries again', async () => {
    const [mails, events] = [{ name: 'deliver-mail', jobs: 2, since }, { name: 'tell-event', jobs: 1, since }];
    expect(await alarms(mails, events)).toEqual([{ job: 'deliver-mail', jobs: 2, since }, { job: 'tell-event', jobs: 1, since }]);
  });

  it('is silent where there are none', async () => {
    expect(await alarms()).toEqual([]);
  });
});

import { expect, it, jest } from '@jest/globals';
import type { Logger } from '@halolight/application/kernel';
import { DeliverRemindersJob } from './deliver-reminders.job.js';

it('delivers every minute, and says so when there was anything to deliver', async () => {
  const info = jest.fn<Logger['info']>();
  const logger: Logger = { debug: jest.fn(), info, warn: jest.fn(), error: jest.fn() };
  let delivered = 0;
  const job = new DeliverRemindersJob({ execute: async () => ({ delivered }) }, logger);

  await job.run();
  expect(info).not.toHaveBeenCalled();
  delivered = 3;
  await job.run();

  expect(job.schedule).toBe('* * * * *');
  expect(info).toHaveBeenCalledWith(expect.any(String), { delivered: 3 });
});

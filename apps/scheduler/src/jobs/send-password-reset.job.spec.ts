import { expect, it, jest } from '@jest/globals';
import type { SendPasswordReset } from '@halolight/application/identity';
import { SendPasswordResetJob } from './send-password-reset.job.js';

const REQUEST = { requestId: '7e57d004-2b97-4e7a-b45f-5387367791cd', email: 'ada@example.org', requestedAt: '2026-03-01T12:00:00.000Z' };

const run = async (payload: unknown) => {
  const execute = jest.fn<SendPasswordReset['execute']>();
  await new SendPasswordResetJob({ execute }).run(payload);
  return execute.mock.calls;
};

it('sends for the request as it was queued', async () => {
  expect(await run(REQUEST)).toEqual([[{ ...REQUEST, requestedAt: new Date(REQUEST.requestedAt) }]]);
});

it.each([null, {}, { ...REQUEST, requestId: '../1' }, { ...REQUEST, email: 7 }, { ...REQUEST, requestedAt: 'soon' }])(
  'refuses what is no request (case %#)',
  async (payload) => {
    await expect(run(payload)).rejects.toThrow();
  },
);

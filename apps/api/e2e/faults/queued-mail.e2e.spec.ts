import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fault } from '../kit/fault.js';
import { Installation } from '../kit/installation.js';
import { MailServer } from '../kit/mail-server.js';
import { resetTokenIn } from '../kit/reset-token-in.js';
import { until } from '../kit/until.js';

let house: Installation;
let mailServer: MailServer;
beforeEach(async () => {
  mailServer = await MailServer.start();
  house = await Installation.start({ SEED: 'none' });
});
afterEach(async () => {
  await house?.stop();
  await mailServer.stop();
});

const waitingJobs = async () => (await house.database.sql('graphile_worker.jobs')).length;
const scheduler = () => house.addScheduler({ MAIL_URL: mailServer.url });

describe('A queued mail', () => {
  fault('survives the API that queued it, and is sent once by one of two schedulers', async () => {
    const { email } = await house.member();
    expect((await house.api.anonymous().post('/api/auth/forgot-password', { email })).status).toBe(200);
    house.api.signal('SIGKILL');
    await house.api.ended();

    await Promise.all([scheduler(), scheduler()]);
    await until(async () => (await waitingJobs()) === 0);

    expect(mailServer.received.map(({ to }) => to?.[0]?.address)).toEqual([email]);
  });

  fault('survives the scheduler that was sending it, and is sent once by the next', async () => {
    const { email } = await house.member();
    mailServer.stalls = true;
    const first = await scheduler();
    await house.api.anonymous().post('/api/auth/forgot-password', { email });
    await until(async () => mailServer.offered === 1);
    house.api.signal('SIGKILL');
    first.signal('SIGKILL');
    await Promise.all([house.api.ended(), first.ended()]);

    mailServer.stalls = false;
    await scheduler();
    await until(async () => (await waitingJobs()) === 0);

    expect(mailServer.received.map(({ to }) => to?.[0]?.address)).toEqual([email]);
    const api = await house.addApi();
    const token = resetTokenIn(mailServer.received[0]);
    expect((await api.anonymous().post('/api/auth/reset-password', { token, password: 'velvet-canyon-73' })).status).toBe(200);
  }, 60_000);

  it('is not sent when what queued it is rolled back', async () => {
    await scheduler();
    const undone = house.database.transaction(async () => {
      await house.database.sql.raw(`select graphile_worker.add_job('deliver-mail', '{"id": "undone"}'::json)`);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect([await waitingJobs(), mailServer.offered]).toEqual([0, 0]);
  });

  fault('that the mail server took just before the scheduler died is sent again under the same Message-ID', async () => {
    const { email } = await house.member();
    await house.api.anonymous().post('/api/auth/forgot-password', { email });
    const [queued] = await house.database
      .sql('graphile_worker._private_jobs as jobs')
      .join('graphile_worker._private_tasks as tasks', 'tasks.id', 'jobs.task_id')
      .where('tasks.identifier', 'send-password-reset')
      .select('jobs.payload');
    await scheduler();
    await until(async () => (await waitingJobs()) === 0);
    await house.database.sql.raw(`select graphile_worker.add_job('send-password-reset', ?::json)`, [JSON.stringify(queued.payload)]);
    await until(async () => mailServer.received.length === 2);
    const [first, second] = mailServer.received;
    expect(second?.messageId).toBe(first?.messageId);
    expect(resetTokenIn(second)).toBe(resetTokenIn(first));
  });
});

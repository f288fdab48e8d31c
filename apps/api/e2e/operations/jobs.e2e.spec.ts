import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation } from '../kit/installation.js';
import { MailServer } from '../kit/mail-server.js';
import { uniquePerson } from '../kit/unique-person.js';
import { until } from '../kit/until.js';

describe('GET /api/jobs', () => {
  let house: Installation;
  beforeAll(async () => {
    house = await Installation.start();
  });
  afterAll(() => house?.stop());

  it('shows an administrator what waits, and nothing of what it was queued with', async () => {
    const { email } = uniquePerson();
    await house.api.anonymous().post('/api/auth/forgot-password', { email });
    const admin = await house.demo('admin');
    const { status, body, text } = await admin.get('/api/jobs?name=send-password-reset&status=waiting');
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ total: 1, page: 1, pageSize: 10, totalPages: 1, nextCursor: null });
    expect(body.data.items).toEqual([
      {
        id: expect.any(Number),
        name: 'send-password-reset',
        status: 'waiting',
        attempts: 0,
        maxAttempts: 10,
        lastError: null,
        runAt: expect.stringMatching(/Z$/),
        createdAt: expect.stringMatching(/Z$/),
      },
    ]);
    expect(text).not.toContain(email);
  });

  it('refuses who may not see it, an unknown status and an unknown order', async () => {
    expectRefusal(await house.api.anonymous().get('/api/jobs'), 401, 'UNAUTHORIZED');
    expectRefusal(await (await house.demo('user')).get('/api/jobs'), 403, 'FORBIDDEN');
    const admin = await house.demo('super_admin');
    expectRefusal(await admin.get('/api/jobs?status=lost'), 400, 'VALIDATION_ERROR', ['status']);
    expectRefusal(await admin.get('/api/jobs?sort=payload'), 400, 'VALIDATION_ERROR', ['sort']);
  });

  it('shows a dead letter, which the scheduler logs and counts', async () => {
    const mailServer = await MailServer.start();
    const { url } = mailServer;
    await mailServer.stop();
    const admin = await house.demo('super_admin');
    await house.database.sql.raw(`select graphile_worker.add_job('deliver-mail', '{"id": "no mail"}'::json, max_attempts => 1)`);
    const scheduler = await house.addScheduler({ MAIL_URL: url });
    await until(async () => (await admin.get('/api/jobs?status=dead')).body.data.total === 1);
    const { body } = await admin.get('/api/jobs?status=dead');
    expect(body.data.items[0]).toMatchObject({ name: 'deliver-mail', attempts: 1, maxAttempts: 1, lastError: expect.stringMatching(/\S/) });
    const metrics = await (await fetch(`${scheduler.url}/metrics`)).text();
    expect(metrics).toContain('job_duration_seconds_count{name="deliver-mail",outcome="dead"} 1');
    expect(metrics).toContain('jobs{status="dead"} 1');
    const failures = async () => (await scheduler.log()).filter(({ level, attempt }) => level === 'error' && attempt !== undefined);
    await until(async () => (await failures()).length > 0);
    expect(await failures()).toEqual([expect.objectContaining({ job: 'deliver-mail', attempt: 1 })]);
    await scheduler.stop();
  });

  it('keeps reminding of dead letters, also of those that the scheduler did not see die', async () => {
    const { rows } = await house.database.sql.raw(`select id from graphile_worker.add_job('tell-event', '{}'::json, run_at => now() + interval '1 day')`);
    await house.database.sql('graphile_worker._private_jobs').where({ id: rows[0].id }).update({ attempts: 25 });
    const scheduler = await house.addScheduler();
    await house.database.sql.raw(`select graphile_worker.add_job('alert-dead-jobs')`);
    const alarms = async () => (await scheduler.log()).filter(({ level, jobs }) => level === 'error' && jobs !== undefined);
    await until(async () => (await alarms()).length > 0);
    expect(await alarms()).toContainEqual(expect.objectContaining({ job: 'tell-event', jobs: 1, since: expect.stringMatching(/Z$/) }));
  });
});

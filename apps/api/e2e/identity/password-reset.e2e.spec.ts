import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../kit/api-client.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation, type Member } from '../kit/installation.js';
import { resetTokenIn } from '../kit/reset-token-in.js';
import type { RunningScheduler } from '../kit/running-scheduler.js';
import { uniquePerson } from '../kit/unique-person.js';
import { until } from '../kit/until.js';
import { withinASecond } from '../kit/within-a-second.js';

const NEW_PASSWORD = 'velvet-canyon-73';
const RESET = 'Reset your password';
const CHANGED = 'Your password was changed';
const MOVED = 'Your e-mail address was changed';

let house: Installation;
let scheduler: RunningScheduler;
beforeAll(async () => {
  house = await Installation.start();
  scheduler = await house.addScheduler({ APP_URL: 'https://admin.example.org/', MAIL_FROM: 'HaloLight <no-reply@halo.example>' });
});
afterAll(() => house?.stop());

const forgot = (email: unknown) => house.api.anonymous().post('/api/auth/forgot-password', { email });
const reset = (token: unknown, password: unknown = NEW_PASSWORD) => house.api.anonymous().post('/api/auth/reset-password', { token, password });
const login = (email: string, password: string) => house.api.anonymous().post('/api/auth/login', { email, password });
const mailsTo = async (email: string, subject: string) => (await scheduler.mails(email)).filter((mail) => mail.subject === subject);

/** Asks for a link, and gives the token of the one that comes and did not come before. */
async function mailedToken({ email }: Pick<Member, 'email'>): Promise<string> {
  const before = new Set((await mailsTo(email, RESET)).map(({ messageId }) => messageId));
  expect((await forgot(email)).status).toBe(200);
  await house.untilIdle();
  return resetTokenIn((await mailsTo(email, RESET)).find(({ messageId }) => !before.has(messageId)));
}

describe('POST /api/auth/forgot-password', () => {
  it('mails the owner a link to the front end, in text and HTML', async () => {
    const member = await house.member();
    const token = await mailedToken(member);
    expect(token).toMatch(/^[\w-]{43}$/);
    const [mail] = await mailsTo(member.email, RESET);
    expect(mail).toMatchObject({ from: { name: 'HaloLight', address: 'no-reply@halo.example' }, to: [{ address: member.email }] });
    expect(mail?.text).toContain(`https://admin.example.org/reset-password?token=${token}`);
    expect(mail?.html).toContain(`href="https://admin.example.org/reset-password?token=${token}"`);
  });

  it('mails one address five times in half an hour at most, whatever RATE_LIMIT says, and answers the same beyond', async () => {
    const [member, other] = [await house.member(), await house.member()];
    const answers = [];
    for (let time = 0; time < 7; time += 1) {
      answers.push(await forgot(time % 2 === 0 ? member.email : ` ${member.email.toUpperCase()}`));
      // What is overtaken by a newer one is not mailed.
      await house.untilIdle();
    }
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    await forgot(other.email);
    await house.untilIdle();
    expect(await mailsTo(member.email, RESET)).toHaveLength(5);
    expect(await mailsTo(other.email, RESET)).toHaveLength(1);
  });

  it('answers the same for an account, a closed one and none, and mails the first alone', async () => {
    const [member, closed, nobody] = [await house.member(), await house.member(), uniquePerson()];
    const admin = await house.demo('super_admin');
    await admin.patch(`/api/users/${closed.id}/status`, { status: 'SUSPENDED' });
    const answers = [await forgot(member.email), await forgot(closed.email), await forgot(nobody.email)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers[0]?.body).toEqual({ success: true, data: { requested: true }, message: expect.any(String) });
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    await house.untilIdle();
    expect(await mailsTo(member.email, RESET)).toHaveLength(1);
    expect([...(await scheduler.mails(closed.email)), ...(await scheduler.mails(nobody.email))]).toEqual([]);
  });

  it('finds the account whatever the case of the address', async () => {
    const member = await house.member();
    await forgot(` ${member.email.toUpperCase()} `);
    await until(async () => (await mailsTo(member.email, RESET)).length === 1);
  });

  it('keeps nothing in the database that could be used as the token', async () => {
    const token = await mailedToken(await house.member());
    const { rows } = await house.database.sql.raw<{ rows: { row: string }[] }>(`
      select password_resets::text as row from password_resets union all select activities::text from activities`);
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect(row).not.toContain(token);
  });

  it.each([undefined, '', 'nobody', 'a@b', 7])('names a bad address (case %#)', async (email) => {
    expectRefusal(await forgot(email), 400, 'VALIDATION_ERROR', ['email']);
  });
});

describe('an e-mail address that an administrator changed', () => {
  it.each(['/api', '/compat/next/api'])('is told to its owner by mail and in the API, and opens the account to its mail a day later: %s', async (mount) => {
    const [member, manager, theirs] = [await house.member(), await house.demo('admin'), uniquePerson().email];
    expect((await manager.patch(`${mount}/users/${member.id}`, { email: theirs })).status).toBe(200);
    const answers = [await forgot(theirs), await forgot(uniquePerson().email)];
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    await house.untilIdle();
    expect((await mailsTo(member.email, MOVED)).map(({ text }) => text?.includes(theirs))).toEqual([false]);
    expect(await scheduler.mails(theirs)).toEqual([]);
    const { items } = (await member.client.get('/api/notifications')).body.data;
    expect(items).toEqual([expect.objectContaining({ type: 'SECURITY', title: MOVED })]);
    expect((await login(member.username, member.password)).status).toBe(200);

    await house.database.sql('users').where({ id: member.id }).update({ email_changed_by_others_at: new Date(Date.now() - 24 * 60 * 60_000) });
    expect((await reset(await mailedToken({ email: theirs }))).status).toBe(200);
  });

  it('leaves its owner a name to sign in by, also where that was changed with it', async () => {
    const [member, manager, { email, username }] = [await house.member(), await house.demo('admin'), uniquePerson()];
    expect((await manager.patch(`/api/users/${member.id}`, { email, username })).status).toBe(200);
    await house.untilIdle();
    expect((await mailsTo(member.email, MOVED)).map(({ text }) => text?.includes(`your username, which is ${username},`))).toEqual([true]);
    expectRefusal(await manager.patch(`/api/users/${member.id}`, { username: uniquePerson().username }), 403, 'FORBIDDEN');
    const owner = await house.api.anonymous().signIn(username, member.password);
    expect((await owner.patch('/api/users/me', { email: member.email, username: member.username })).status).toBe(200);
  });

  it('is changed back by its owner, whose mail opens the account again at once', async () => {
    const member = await house.member();
    await (await house.demo('admin')).patch(`/api/users/${member.id}`, { email: uniquePerson().email });
    expect((await member.client.patch('/api/users/me', { email: member.email })).status).toBe(200);
    expect((await reset(await mailedToken(member))).status).toBe(200);
  });

  it('stops its owner from nothing else: the password is changed as ever', async () => {
    const member = await house.member();
    await (await house.demo('admin')).patch(`/api/users/${member.id}`, { email: uniquePerson().email });
    const change = await member.client.post('/api/auth/change-password', { currentPassword: member.password, newPassword: NEW_PASSWORD });
    expect(change.status).toBe(200);
  });
});

it('an e-mail address that its owner changed is told where the mail went before, and opens the account to its mail at once', async () => {
  const [member, mine] = [await house.member(), uniquePerson().email];
  expect((await member.client.patch('/api/users/me', { email: mine })).status).toBe(200);
  expect((await reset(await mailedToken({ email: mine }))).status).toBe(200);
  expect(await mailsTo(member.email, MOVED)).toHaveLength(1);
});

describe('POST /api/auth/reset-password', () => {
  it('replaces the password and signs the owner out everywhere', async () => {
    const member = await house.member();
    const other = await house.api.anonymous().signIn(member.email, member.password);
    const { status, body } = await reset(await mailedToken(member));
    expect([status, body]).toEqual([200, { success: true, data: { reset: true }, message: expect.any(String) }]);
    for (const device of [member.client, other]) {
      expectRefusal(await device.get('/api/auth/me'), 401, 'UNAUTHORIZED');
      expectRefusal(await device.post('/api/auth/refresh', { refreshToken: device.refreshToken }), 401, 'UNAUTHORIZED');
    }
    expectRefusal(await login(member.email, member.password), 401, 'UNAUTHORIZED');
    expect((await login(member.email, NEW_PASSWORD)).status).toBe(200);
  });

  it('is felt by another process within a second', async () => {
    const member = await house.member();
    const replica = member.client.elsewhere((await house.addApi()).url);
    expect((await replica.get('/api/auth/me')).status).toBe(200);
    await reset(await mailedToken(member));
    await withinASecond(async () => (await replica.get('/api/auth/me')).status === 401);
  });

  it('frees who was given a password from having to change it, also when it has expired', async () => {
    const admin = await house.demo('super_admin');
    const person = uniquePerson();
    const created = await admin.post('/api/users', { email: person.email, username: person.username });
    expect(created.body.data.mustChangePassword).toBe(true);
    await house.database.sql('users').where({ id: created.body.data.id }).update({ password_set_at: new Date('2026-01-01T00:00:00Z') });
    await reset(await mailedToken(person));
    expect((await login(person.email, NEW_PASSWORD)).body.data.user.mustChangePassword).toBe(false);
  });

  it('is the way in where failures have closed the account', async () => {
    const member = await house.member();
    for (const name of [member.email, member.username]) for (let time = 0; time < 10; time += 1) await login(name, 'wrong');
    expectRefusal(await login(member.email, member.password), 429, 'RATE_LIMITED');
    await reset(await mailedToken(member));
    for (const name of [member.email, member.username]) expect((await login(name, NEW_PASSWORD)).status).toBe(200);
  });

  it('takes a token once', async () => {
    const member = await house.member();
    const token = await mailedToken(member);
    await reset(token);
    expectRefusal(await reset(token, 'copper-lantern-58'), 400, 'VALIDATION_ERROR', ['token']);
    expect((await login(member.email, NEW_PASSWORD)).status).toBe(200);
  });

  it('takes one of many resets that come at the same time', async () => {
    const member = await house.member();
    const token = await mailedToken(member);
    const passwords = Array.from({ length: 6 }, (_, n) => `velvet-canyon-${n}${n}`);
    const answers = await Promise.all(passwords.map((password) => reset(token, password)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400, 400, 400]);
    const winner = passwords[answers.findIndex(({ status }) => status === 200)] ?? '';
    expect((await login(member.email, winner)).status).toBe(200);
  });

  it('takes the newest link only', async () => {
    const member = await house.member();
    const older = await mailedToken(member);
    const newer = await mailedToken(member);
    expect(newer).not.toBe(older);
    expectRefusal(await reset(older), 400, 'VALIDATION_ERROR', ['token']);
    expect((await reset(newer)).status).toBe(200);
  });

  it.each<[string, (member: Member) => Promise<Answer>]>([
    ['password', ({ client, password }) => client.post('/api/auth/change-password', { currentPassword: password, newPassword: 'copper-lantern-58' })],
    ['e-mail address', ({ client }) => client.patch('/api/users/me', { email: uniquePerson().email })],
    ['status', async ({ id }) => {
      const admin = await house.demo('super_admin');
      await admin.patch(`/api/users/${id}`, { status: 'SUSPENDED' });
      return admin.patch(`/api/users/${id}`, { status: 'ACTIVE' });
    }],
  ])('refuses a token from before a change of %s', async (_what, change) => {
    const member = await house.member();
    const token = await mailedToken(member);
    expect((await change(member)).status).toBe(200);
    expectRefusal(await reset(token), 400, 'VALIDATION_ERROR', ['token']);
  });

  it('refuses a token after thirty minutes', async () => {
    const member = await house.member();
    const token = await mailedToken(member);
    const [row] = await house.database.sql('password_resets').where({ user_id: member.id });
    expect(row.expires_at.getTime() - row.requested_at.getTime()).toBe(30 * 60_000);
    await house.database.sql('password_resets').where({ user_id: member.id }).update({ expires_at: new Date() });
    expectRefusal(await reset(token), 400, 'VALIDATION_ERROR', ['token']);
  });

  it('refuses the token of an account that was closed meanwhile', async () => {
    const member = await house.member();
    const token = await mailedToken(member);
    await (await house.demo('super_admin')).patch(`/api/users/${member.id}/status`, { status: 'INACTIVE' });
    expectRefusal(await reset(token), 400, 'VALIDATION_ERROR', ['token']);
  });

  it('refuses a bad password, and leaves the token good', async () => {
    const member = await house.member();
    const token = await mailedToken(member);
    for (const password of ['short', 'password1', `xx-${member.username}-xx`]) {
      expectRefusal(await reset(token, password), 400, 'VALIDATION_ERROR', ['password']);
    }
    expect((await reset(token)).status).toBe(200);
  });

  it.each(['', 'x', 'A'.repeat(43), 'A'.repeat(300), null, 7, { $ne: '' }])('refuses what is no token (case %#)', async (token) => {
    expectRefusal(await reset(token), 400, 'VALIDATION_ERROR', ['token']);
  });

  it('names everything that is missing', async () => {
    expectRefusal(await house.api.anonymous().post('/api/auth/reset-password', {}), 400, 'VALIDATION_ERROR', ['password', 'token']);
  });

  it('tells the owner afterwards, once, as a change of the password does', async () => {
    const [forgetful, careful] = [await house.member(), await house.member()];
    await reset(await mailedToken(forgetful));
    await careful.client.post('/api/auth/change-password', { currentPassword: careful.password, newPassword: NEW_PASSWORD });
    await until(async () => (await mailsTo(careful.email, CHANGED)).length > 0);
    await house.untilIdle();
    for (const { email } of [forgetful, careful]) expect(await mailsTo(email, CHANGED)).toHaveLength(1);
  });

  it('is in the audit log, from the request to the new password', async () => {
    const member = await house.member();
    await reset(await mailedToken(member));
    const rows = await house.database.sql('activities').where({ subject_type: 'user', subject_id: member.id }).orderBy('id').pluck('type');
    expect(rows.slice(-2)).toEqual(['password.reset_requested', 'password.reset']);
  });

  it('leaves no token and no password in any log', async () => {
    const member = await house.member();
    const token = await mailedToken(member);
    await reset(token);
    await house.untilIdle();
    const written = (await house.api.output()) + (await scheduler.output());
    for (const secret of [token, NEW_PASSWORD]) expect(written).not.toContain(secret);
  });
});

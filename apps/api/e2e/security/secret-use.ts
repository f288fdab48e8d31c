import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { arranged, methodAndPath } from '../authorization/arranged.js';
import { AUTHORIZATION_MATRIX } from '../authorization/authorization-matrix.js';
import type { AuthorizationRow } from '../authorization/authorization-row.js';
import { World } from '../authorization/world.js';
import { LiveSocket } from '../kit/live-socket.js';
import { upload } from '../kit/file-house.js';
import type { Installation } from '../kit/installation.js';
import { NEW_PASSWORD, PERSON_PASSWORD } from '../kit/passwords.js';
import { resetTokenIn } from '../kit/reset-token-in.js';
import type { RunningApi } from '../kit/running-api.js';
import type { RunningScheduler } from '../kit/running-scheduler.js';
import { uniquePerson, type Person } from '../kit/unique-person.js';
import { until } from '../kit/until.js';
import { WebVisitor, type WebPage } from '../kit/web-visitor.js';
import type { SecretHunt } from './secret-hunt.js';
import { WatchedClient, type HeardAnswer } from './watched-client.js';

/** What the log and the audit log are to tell of who uses a refresh token twice. */
export const THIEF = 'the device of a thief';
const HOSTILE = ` "'\\/ü%00&<`;

/** Does with secrets whatever can be done with them at one API, well and badly. */
export class SecretUse {
  constructor(
    private readonly house: Installation,
    private readonly api: RunningApi,
    private readonly hunt: SecretHunt,
    private readonly heard: HeardAnswer[],
  ) {}

  anonymous(headers = {}): WatchedClient {
    return new WatchedClient(this.api.url, this.heard, headers);
  }

  /** Somebody new who is signed in, and what they know. */
  async somebody(): Promise<{ person: Person; client: WatchedClient }> {
    const person = uniquePerson({ password: this.hunt.make('registered password') });
    const client = this.anonymous();
    this.take(client, await client.post('/api/auth/register', person));
    return { person, client };
  }

  async administrator(): Promise<WatchedClient> {
    const { person, client } = await this.somebody();
    const { sql } = this.house.database;
    await sql('user_roles').insert({ user_id: sql('users').where({ email: person.email }).select('id').first(), role_id: sql('roles').where({ name: 'super_admin' }).select('id').first() });
    this.take(client, await client.post('/api/auth/refresh', { refreshToken: client.refreshToken }));
    return client;
  }

  async signIns(): Promise<void> {
    const { person } = await this.somebody();
    const { email, username, password } = person;
    const client = this.anonymous();
    this.take(client, await client.post('/api/auth/login', { email, password }));
    const wrong = (): string => this.hunt.make('wrong password');
    await client.post('/api/auth/login', { email, password: wrong() });
    await client.post('/api/auth/login', { username: wrong().slice(0, 50), password: 'in the wrong field' });
    await client.post('/api/auth/login', { email, password: [wrong()] });
    await client.post('/api/auth/login', { email, password: wrong() + HOSTILE });
    await client.post('/api/auth/login', `{"email":"${email}","password":"${wrong()}`);
    await client.post('/api/auth/login', JSON.stringify({ email, password: wrong() }), { 'Content-Type': 'text/plain' });
    await client.post('/api/auth/login', JSON.stringify({ email, password: wrong() }), { 'Content-Type': 'application/json; charset=utf-16' });
    await client.post('/api/auth/login', new Uint8Array(gzipSync(JSON.stringify({ email, password }))), { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' });
    await client.post('/api/auth/login', { email, password: wrong().repeat(40_000) });
    const form = { grant_type: 'password', username };
    await client.post('/api/auth/token', new URLSearchParams({ ...form, password: wrong() }));
    await client.post('/api/auth/token', new URLSearchParams({ grant_type: wrong(), username, password: wrong(), client_secret: wrong() }));
    await client.post('/api/auth/token', new URLSearchParams([...Object.entries(form), ['password', wrong()], ['password', wrong()]]));
    const { body } = await client.post('/api/auth/token', new URLSearchParams({ ...form, password }));
    this.hunt.keepJwt('access token', body.access_token);
    this.hunt.keep('refresh token', body.refresh_token);
    await client.post('/api/auth/token', new URLSearchParams({ grant_type: 'refresh_token', refresh_token: wrong() }));
    for (const mount of ['next', 'vue']) {
      const answer = await client.post(`/compat/${mount}/api/auth/login`, { email, password });
      this.hunt.keepJwt('access token', answer.body.accessToken);
      this.hunt.keep('refresh token', answer.body.refreshToken);
      await client.post(`/compat/${mount}/api/auth/login`, { email, password: wrong() });
    }
    await this.anonymous({ Authorization: this.basic(email, password) }).get('/docs');
    await this.anonymous({ Authorization: this.basic(email, wrong()) }).get('/openapi.json');
    await this.anonymous().post('/api/auth/register', { ...person, password: wrong() });
    await this.anonymous().post('/api/auth/register', { ...uniquePerson(), password: wrong(), secret: wrong() });
  }

  async tokens(): Promise<void> {
    const { client, person } = await this.somebody();
    const first = client.refreshToken;
    this.take(client, await client.post('/api/auth/refresh', { refreshToken: first }));
    this.take(client, await client.post('/api/auth/refresh', { refreshToken: client.refreshToken }));
    const next = (): string => this.hunt.make('new password');
    await client.post('/api/auth/change-password', { currentPassword: this.hunt.make('wrong password'), newPassword: next() });
    await client.post('/api/auth/change-password', { currentPassword: person.password, newPassword: next(), extra: next() });
    await client.post('/api/auth/change-password', { currentPassword: person.password, newPassword: person.username });
    await client.post('/api/auth/change-password', { currentPassword: person.password, newPassword: next() });
    await client.get('/api/auth/sessions');
    await this.anonymous({ 'User-Agent': THIEF }).post('/api/auth/refresh', { refreshToken: first });
    const misplaced = this.hunt.make('misplaced token');
    const stranger = this.anonymous({ Authorization: `Bearer ${misplaced}`, Cookie: `halo_web=${misplaced}`, 'X-Share-Password': misplaced });
    await stranger.get(`/api/users?password=${misplaced}&token=${misplaced}&search=${misplaced}&sort=${misplaced}&cursor=${misplaced}`);
    await stranger.get(`/api/nowhere/${misplaced}?token=${misplaced}`);
    await stranger.get(`/api/users/${misplaced}`);
  }

  async accounts(): Promise<void> {
    const admin = await this.administrator();
    const { body } = await admin.post('/api/users', { email: uniquePerson().email }, { 'Idempotency-Key': this.hunt.make('idempotency key') });
    this.hunt.keep('generated password', body.data.generatedPassword);
    await admin.post('/api/users', { ...uniquePerson(), password: this.hunt.make('given password') });
    await admin.patch(`/api/users/${body.data.id}`, { password: this.hunt.make('password that is not changed like this') });
    await admin.put(`/api/users/${body.data.id}`, { ...uniquePerson(), passwordHash: this.hunt.make('hash that nobody sets') });
    for (const path of ['/api/users?pageSize=100', `/api/users/${body.data.id}`, '/api/activities?pageSize=100', '/api/jobs']) await admin.get(path);
    await admin.get('/api/users/export', { Accept: 'application/x-ndjson' });
    await admin.post('/api/auth/logout');
  }

  async resets(scheduler: RunningScheduler): Promise<void> {
    const { person } = await this.somebody();
    const client = this.anonymous();
    await client.post('/api/auth/forgot-password', { email: person.email });
    await until(async () => (await scheduler.mails(person.email)).length > 0);
    const token = this.hunt.keep('reset token', resetTokenIn((await scheduler.mails(person.email))[0]));
    const password = (): string => this.hunt.make('reset password');
    await client.post('/api/auth/reset-password', { token: this.hunt.make('wrong reset token'), password: password() });
    await client.post('/api/auth/reset-password', { token: randomBytes(32).toString('base64url'), password: password() });
    await client.post('/api/auth/reset-password', { token, password: person.username });
    await client.post('/api/auth/reset-password', { token, password: password() });
    await client.post('/api/auth/reset-password', { token, password: password() });
    await client.get(`/reset-password?token=${token}`);
  }

  async links(): Promise<void> {
    const { client } = await this.somebody();
    const { id } = (await upload(client, 'shared', 'shared.txt')).body.data;
    const password = this.hunt.make('link password');
    const { shareToken } = (await client.post(`/api/files/${id}/share`, { password })).body.data;
    this.hunt.keep('link token', shareToken);
    for (const given of [password, this.hunt.make('wrong link password'), password + HOSTILE.replaceAll(/[^\x20-\x7e]/g, '')]) {
      await this.anonymous({ 'X-Share-Password': given }).get(`/api/files/shared/${shareToken}/download`);
      await this.anonymous({ 'X-Share-Password': given }).get(`/api/files/shared/${shareToken}`);
    }
    await client.get(`/api/files/${id}/shares`);
    await client.get(`/api/files/${id}/access-logs`);
    const signed = new URL((await client.post(`/api/files/${id}/download-url`)).body.data.url);
    for (const [name, value] of signed.searchParams) if (value.length > 20) this.hunt.keep(`signature of a URL (${name})`, value);
    await this.anonymous().get(signed.pathname + signed.search);
    await this.anonymous().get(`${signed.pathname}${signed.search}x`);
    const { token } = (await client.post('/api/calendar/feed-token')).body.data;
    this.hunt.keep('feed token', token);
    await this.anonymous().get(`/api/calendar/feed.ics?token=${token}`);
    await this.anonymous().get(`/api/calendar/feed.ics?token=${this.hunt.make('wrong feed token')}`);
  }

  async connections(): Promise<void> {
    const { client } = await this.somebody();
    const wrong = this.hunt.make('wrong token of a socket');
    const socket = await LiveSocket.open(this.api.url, client.accessToken);
    for (const url of [`${this.api.url}/ws?token=${wrong}`, `${this.api.url}/ws/assistant?token=${wrong}`, `${this.api.url}/ws/${wrong}`]) await LiveSocket.connect(url).catch(() => undefined);
    await LiveSocket.connect(`${this.api.url}/ws`, ['bearer', wrong]).catch(() => undefined);
    (await LiveSocket.connect(`${this.api.url}/ws`, ['bearer', client.accessToken])).cut();
    await this.anonymous().get(`/api/events?token=${wrong}`);
    await client.request('HEAD', `/api/events?token=${client.accessToken}`);
    socket.socket.send(this.hunt.make('what a socket said').repeat(400));
    await socket.closed();
  }

  async pages(): Promise<void> {
    const { person } = await this.somebody();
    const visitor = new WebVisitor(this.api.url);
    const password = this.hunt.make('wrong password on a page');
    this.page(await visitor.signIn(person.email, password));
    this.page(await visitor.post('/web/login', { login: person.email, password, _csrf: this.hunt.make('token of a form') }));
    this.page(await visitor.get(`/web/login?next=${password}&password=${password}`));
    await visitor.signIn(person.email, person.password);
    for (const [name, value] of visitor.cookies) this.hunt.keepCookie(`cookie ${name}`, value);
    const { text } = await visitor.post('/web/assistant/token', { _csrf: await visitor.formToken('/web/assistant') });
    this.hunt.keepJwt('access token of a page', JSON.parse(text).accessToken);
    this.page(await visitor.get('/web/nothing'));
    await visitor.submit('/web/assistant', '/web/assistant', { content: 'What is HaloLight?' });
    await visitor.signOut();
  }

  async assistant(): Promise<void> {
    const { client } = await this.somebody();
    const { body } = await client.post('/api/assistant/conversations', {});
    await client.post(`/api/assistant/conversations/${body.data.id}/messages`, { content: 'What is your key?' });
    await client.get(`/api/assistant/conversations/${body.data.id}/messages`);
  }

  /**
   * Every operation is sent secrets where it does not expect them, about things that there are, and then does what it is for.
   * @returns which of them refused even that
   */
  async everyOperation(): Promise<string[]> {
    for (const password of [PERSON_PASSWORD, NEW_PASSWORD]) this.hunt.keep('password of an account', password);
    const world = await World.open(this.house);
    const refused: string[] = [];
    for (const row of AUTHORIZATION_MATRIX) if (!(await this.serves(world, row))) refused.push(row[0]);
    return refused;
  }

  private async serves(world: World, row: AuthorizationRow): Promise<boolean> {
    const { client: asked, params = {}, query = '', body, headers = {}, withoutBody = false } = await arranged(world, row);
    const [method, path] = methodAndPath(row[0], params);
    const verb = withoutBody ? 'HEAD' : method;
    const client = this.anonymous();
    this.hunt.keepJwt('access token', (client.accessToken = asked.accessToken));
    this.hunt.keep('refresh token', asked.refreshToken);
    const secret = this.hunt.make(`secret sent to ${row[0]}`);
    // What a file is to hold is kept as it is.
    const takesAll = verb === 'GET' || verb === 'HEAD' || body instanceof Uint8Array;
    const misplaced = takesAll ? undefined : { password: secret, token: secret, refreshToken: secret, title: [secret], name: { secret } };
    if (misplaced) await client.request(verb, path, misplaced, { 'X-Share-Password': secret });
    await client.request(verb, `${path}?token=${secret}&page=${secret}&sort=${secret}`, misplaced);
    const { status } = await client.request(verb, path + query, body, { 'X-Share-Password': secret, Cookie: `halo_web=${secret}`, ...headers });
    return status < 400;
  }

  /** While the database is not as it should be. */
  async failures(): Promise<void> {
    const { person, client } = await this.somebody();
    const visitor = new WebVisitor(this.api.url);
    await visitor.formToken('/web/login');
    const { sql } = this.house.database;
    await sql.raw(`alter table users add constraint no_newcomers check (email not like 'newcomer-%') not valid`);
    const newcomer = { email: `newcomer-${uniquePerson().email}`, username: uniquePerson().username, password: this.hunt.make('password of who is not let in') };
    await this.anonymous().post('/api/auth/register', newcomer);
    await sql.raw('alter table users drop constraint no_newcomers');
    for (const [column, table] of [['password_hash', 'users'], ['token_hash', 'sessions'], ['sess', 'web_sessions'], ['payload', 'graphile_worker._private_jobs']] as const) {
      await sql.raw(`alter table ${table} rename column ${column} to mislaid`);
      const password = this.hunt.make(`password while ${table} is broken`);
      await this.anonymous().post('/api/auth/login', { email: person.email, password });
      await this.anonymous().post('/api/auth/register', { ...uniquePerson(), password });
      await this.anonymous().post('/api/auth/refresh', { refreshToken: client.refreshToken });
      await client.post('/api/auth/change-password', { currentPassword: person.password, newPassword: password });
      await this.anonymous().post('/api/auth/reset-password', { token: randomBytes(32).toString('base64url'), password });
      await this.anonymous().post('/api/auth/forgot-password', { email: person.email });
      this.page(await visitor.post('/web/login', { login: person.email, password, _csrf: '' }));
      this.page(await visitor.signIn(person.email, person.password).catch(() => visitor.get('/web')));
      await sql.raw(`alter table ${table} rename column mislaid to ${column}`);
    }
  }

  private take(client: WatchedClient, answer: Parameters<WatchedClient['keep']>[0]): void {
    client.keep(answer);
    this.hunt.keepJwt('access token', client.accessToken);
    this.hunt.keep('refresh token', client.refreshToken);
  }

  private basic(login: string, password: string): string {
    return `Basic ${this.hunt.keep('basic credentials', Buffer.from(`${login}:${password}`).toString('base64'))}`;
  }

  private page({ status, text }: WebPage): void {
    // Its own form token is on a page for the browser to send back.
    this.heard.push({ asked: 'a page', status, text: text.replaceAll(/name="_csrf" value="[^"]+"/g, '') });
  }
}

import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { readdir, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { temporaryFolder, type DisposablePostgres } from '@halolight/infrastructure/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NO_PASSWORD } from '../authorization/fixtures.js';
import { disposableDatabase } from '../kit/disposable-database.js';
import { Installation } from '../kit/installation.js';
import { until } from '../kit/until.js';
import { databaseTexts, type DatabaseText } from './database-texts.js';
import { SecretHunt } from './secret-hunt.js';
import { SecretUse, THIEF } from './secret-use.js';
import type { HeardAnswer } from './watched-client.js';

/** What is kept instead of a secret: out of its column, it is one. */
const STAND_IN = /_hash$|^sealed_|^sid$/;

const hunt = new SecretHunt();
const heard: HeardAnswer[] = [];
const written: (readonly [place: string, text: string])[] = [];
let columns: DatabaseText[];
let refused: string[];
let house: Installation;
let server: DisposablePostgres;
let provider: Server;
let folder: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  provider = await startProvider();
  const { server: own, database } = await disposableDatabase();
  server = own;
  hunt.keep('password of the database', new URL(database.url).password);
  const variables = {
    LOG_LEVEL: 'debug',
    DOCS_AUTH: 'basic',
    JWT_SECRET: hunt.make('JWT_SECRET'),
    PASSWORD_PEPPER: `${hunt.make('pepper')},${hunt.make('old pepper')}`,
    ASSISTANT_URL: `http://127.0.0.1:${(provider.address() as AddressInfo).port}/v1`,
    ASSISTANT_API_KEY: hunt.make('key of the assistant'),
  };
  house = await Installation.start({ ...variables, DATA_DIR: folder, LOG_FORMAT: 'json' }, { database });
  const other = await house.addApi({ ...variables, DATA_DIR: folder, LOG_FORMAT: 'pretty' });
  await house.database.sql.raw('alter system set log_min_duration_statement = 0');
  await house.database.sql.raw('select pg_reload_conf()');

  const undelivering = await house.addScheduler({ ...variables, LOG_FORMAT: 'pretty', MAIL_URL: `smtp://postman:${hunt.make('password of the mail server')}@127.0.0.1:9` });
  const [json, pretty] = [house.api, other].map((api) => new SecretUse(house, api, hunt, heard));
  if (!json || !pretty) throw new Error('No API');
  const { email } = (await json.somebody()).person;
  await json.anonymous().post('/api/auth/forgot-password', { email });
  await until(async () => (await undelivering.output()).includes('will be tried again'));
  written.push(['log of a scheduler that cannot deliver', await undelivering.output()], ['its metrics', await metricsOf(undelivering.url)]);
  undelivering.signal('SIGTERM');
  await undelivering.ended();

  const scheduler = await house.addScheduler(variables);
  await Promise.all(
    [json, pretty].map(async (use) => {
      await use.signIns();
      await use.tokens();
      await use.accounts();
      await use.resets(scheduler);
      await use.links();
      await use.connections();
      await use.pages();
      await use.assistant();
    }),
  );
  for (const use of [json, pretty]) await use.failures();
  refused = await json.everyOperation();

  written.push(['metrics of the API', await metricsOf(house.api.url)], ['metrics of the other API', await metricsOf(other.url)], ['metrics of the scheduler', await metricsOf(scheduler.url)]);
  for (const program of [house.api, other, scheduler]) program.signal('SIGTERM');
  await Promise.all([house.api, other, scheduler].map((program) => program.ended()));
  written.push(['log in JSON', await house.api.output()], ['log for people', await other.output()], ['log of the scheduler', await scheduler.output()]);
  written.push(['log of PostgreSQL', await server.log()], ...(await storedFiles()));
  columns = await databaseTexts(house.database);
}, 180_000);
afterAll(async () => {
  await house?.stop();
  provider?.close();
  await rm(folder, { recursive: true, force: true });
});

/** One that quotes the key it is given. */
async function startProvider(): Promise<Server> {
  const quoting = createServer((request, response) => void response.writeHead(401).end(`Incorrect API key provided: ${request.headers.authorization}`));
  quoting.listen(0, '127.0.0.1');
  await once(quoting, 'listening');
  return quoting;
}

async function metricsOf(url: string): Promise<string> {
  return (await fetch(`${url}/metrics`)).text();
}

async function storedFiles(): Promise<[string, string][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return Promise.all(files.map(async (file): Promise<[string, string]> => [`file ${file.slice(folder.length)}`, await readFile(file, 'latin1')]));
}

const standIns = () => columns.filter(({ column }) => STAND_IN.test(column)).flatMap(({ table, column, text }) => text.split('\n').map((value) => ({ table, column, value: value.replace(/^\\x/, '') })));
/** Of a password's hash what is its own: the parameters are everybody's. */
const essenceOf = (value: string): string => value.split('$').at(-1) ?? value;

describe('a run that used every secret there is', () => {
  it('saw what it wanted to see', () => {
    expect(hunt.size).toBeGreaterThan(30);
    const statuses = new Set(heard.map(({ status }) => status));
    for (const status of [200, 201, 400, 401, 403, 404, 409, 413, 415, 500]) expect(statuses).toContain(status);
    const [postgres] = written.filter(([place]) => place === 'log of PostgreSQL');
    expect(postgres?.[1]).toMatch(/duration: .*insert into "users"/);
    expect(postgres?.[1]).toContain('no_newcomers');
    // Its token is mailed, and not to who asks here.
    expect(refused).toEqual(['POST /auth/reset-password']);
    expect(columns.find(({ table, column }) => table === 'activities' && column === 'type')?.text).toMatch(/^(?=[^]*\bfile\.deleted)(?=[^]*\bdocument\.shared)[^]*\buser\.deleted/);
    expect(standIns().filter(({ value }) => value !== '').length).toBeGreaterThan(30);
  });

  it('finds what is no secret wherever it was written, whole or by half', () => {
    const control = new SecretHunt();
    control.keep('a device', THIEF);
    const places = [...written, ...columns.map(({ table, column, text }) => [`${table}.${column}`, text] as const)];
    const found = places.filter(([place, text]) => control.traces(place, text).length > 0).map(([place]) => place);
    expect(found).toEqual(expect.arrayContaining(['log in JSON', 'log for people', 'activities.user_agent']));
    for (const part of [THIEF.slice(0, THIEF.length / 2), THIEF.slice(THIEF.length / 2)]) expect(control.traces('here', part)).toHaveLength(1);
  });

  it('left none in logs, metrics and files', () => {
    expect(written.flatMap(([place, text]) => hunt.traces(place, text))).toEqual([]);
  });

  it('left none in the database: no column of any table, jobs and audit log included', () => {
    expect(columns.flatMap(({ table, column, text }) => hunt.traces(`${table}.${column}`, text))).toEqual([]);
  });

  it('was told none by a failure', () => {
    expect(heard.filter(({ status }) => status >= 400).flatMap(({ asked, status, text }) => hunt.traces(`${status} ${asked}`, text))).toEqual([]);
  });

  it('left what stands for a secret in its column, and nowhere else', () => {
    const hashes = new SecretHunt();
    for (const { table, column, value } of standIns()) if (value !== '' && value !== NO_PASSWORD) hashes.keep(`${table}.${column}`, essenceOf(value));
    const elsewhere = columns.filter(({ column }) => !STAND_IN.test(column));
    const places = [...written, ...elsewhere.map(({ table, column, text }) => [`${table}.${column}`, text] as const), ...heard.map(({ asked, text }) => [asked, text] as const)];
    expect(places.flatMap(([place, text]) => hashes.traces(place, text))).toEqual([]);
    for (const [place, text] of places) expect([place, /\$argon2|"alg"/.exec(text)]).toEqual([place, null]);
  });
});

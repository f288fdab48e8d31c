import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Installation } from '../kit/installation.js';
import type { Json } from '../kit/json.js';

const PRINT = fileURLToPath(new URL('../../dist/print-postman.js', import.meta.url));
const NEWMAN = createRequire(import.meta.url).resolve('newman/bin/newman.js');
const PATIENCE_MS = 120_000;
const run = promisify(execFile);

/** What is to be refused: it would change the password of who runs it, not end at all, or is for others or a session that lives. */
const REFUSED = {
  'POST auth/reset-password': 400,
  'POST auth/change-password': 400,
  'GET files/:id/thumbnail': 404,
  'PUT calendar/events/:id/rsvp': 403,
  'GET events': 406,
  'POST assistant/conversations/:id/messages': 406,
  'POST auth/logout': 401,
};

let house: Installation;
let folder: string;
let collection: Json;
let report: Json;
beforeAll(async () => {
  house = await Installation.start();
  folder = await mkdtemp(join(tmpdir(), 'halolight-postman-'));
  const { stdout } = await run(process.execPath, [PRINT], { maxBuffer: 64 * 1024 * 1024 });
  collection = JSON.parse(stdout);
  const [given, told] = [join(folder, 'collection.json'), join(folder, 'report.json')];
  await writeFile(given, stdout);
  const options = ['--env-var', `baseUrl=${house.api.url}/api`, '--timeout-request', '15000', '--reporters', 'json', '--reporter-json-export', told];
  // It ends badly where an assertion fails: those are looked at below.
  await run(process.execPath, [NEWMAN, 'run', given, ...options], { timeout: PATIENCE_MS }).catch(() => undefined);
  report = JSON.parse(await readFile(told, 'utf8')).run;
}, PATIENCE_MS);
afterAll(async () => {
  await house?.stop();
  await rm(folder, { recursive: true });
});

const requests = (): Json[] => collection.item.flatMap(({ item }: Json) => item);
const nameOf = ({ request }: Json): string => `${request.method} ${request.url.path.join('/')}`;

describe('the Postman collection, run against the API', () => {
  it('has every operation of the document once', async () => {
    const { paths } = (await house.api.anonymous().get('/openapi.json')).body;
    const operations = Object.entries<object>(paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path.slice(1).replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(requests().map(nameOf).sort()).toEqual(operations.sort());
  });

  it('sees every assertion hold', () => {
    expect(report.failures.map(({ source, error }: Json) => `${source.name}: ${error.message}`)).toEqual([]);
    expect(report.stats.assertions.total).toBeGreaterThan(requests().length);
  });

  it('succeeds with every request but a few that are to be refused', () => {
    const statuses = report.executions.map(({ item, response }: Json) => [nameOf(requests().find(({ name }) => name === item.name)), response.code]);
    expect(Object.fromEntries(statuses.filter(([, status]: [string, number]) => status >= 300))).toEqual(REFUSED);
  });
});

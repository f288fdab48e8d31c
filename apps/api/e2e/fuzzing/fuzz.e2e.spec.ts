import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { arranged } from '../authorization/arranged.js';
import { AUTHORIZATION_MATRIX } from '../authorization/authorization-matrix.js';
import { World } from '../authorization/world.js';
import type { ApiClient } from '../kit/api-client.js';
import { Installation } from '../kit/installation.js';
import { tellFigure } from '../kit/tell-figure.js';
import { AnswerChecker, type ReceivedAnswer } from './answer-checker.js';
import { ApiDescription, type Operation } from './operations.js';
import { asItIs, requestArbitrary, type FuzzedRequest } from './request-arbitrary.js';
import { soundRequest, type SoundRequest } from './sound-request.js';

const api = await ApiDescription.read(new URL('../../generated/openapi.json', import.meta.url));
const isDeletion = ({ method, path }: Operation): boolean => method === 'DELETE' || path.endsWith('/batch-delete');
/** Those that take things away come last, so that the others find some. */
const operations = api.operations().toSorted((one, other) => Number(isDeletion(one)) - Number(isDeletion(other)));
const RUNS = process.env['TORTURE'] ? 300 : 12;
/** Among so many requests some are surely right. */
const LEAST_SERVED = process.env['TORTURE'] ? 1 : 0;
/** Another one tries other requests; a failure names its own. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_122);
/** RFC 9110: the content, the target, or what was asked of either cannot be taken as it is. */
const BAD_INPUT = new Set([400, 411, 413, 414, 415, 416, 422, 428, 431]);
/** Refused before the rest was looked at: such requests tried nothing. */
const UNSEEN = new Set([401, 426]);
/** In the long version, more than fifty thousand. */
const LEAST_SEEN = 0.87;
const PATIENCE_MS = 15_000;
/** Of what never ends, as much as tells its status and type. */
const ENDLESS = 'text/event-stream';
/** No number of a request is by chance the id of who sends it, or of their session. */
const FAR_ID = 1_000_000;
/** What nothing that is sent here can succeed with, and why. */
const REFUSING: ReadonlyMap<string, string> = new Map([['POST /auth/reset-password', 'its token is mailed, and no mail is delivered here']]);

let installation: Installation;
let checker: AnswerChecker;
let world: World;
let sent = 0;
/** Of these, how many were looked at, and how many of those refused for what they were, not for who asks or what there is. */
let [seen, refused] = [0, 0];

beforeAll(async () => {
  checker = new AnswerChecker(api);
  installation = await Installation.start({ JWT_ACCESS_EXPIRES: '12h' });
  const { sql } = installation.database;
  for (const table of ['users', 'sessions']) await sql.raw(`select setval(pg_get_serial_sequence(?, 'id'), ?)`, [table, FAR_ID]);
  world = await World.open(installation);
});
afterAll(async () => {
  await installation?.stop();
  await tellFigure('requests of the fuzzer', seen);
  await tellFigure('bad inputs refused', refused);
});

async function arrange(operation: Operation): Promise<SoundRequest> {
  // Sign-ins that were refused count against who is to sign in here.
  await installation.database.sql('rate_limits').delete();
  const row = AUTHORIZATION_MATRIX.find(([name]) => name === operation.name);
  if (!row) throw new Error(`${operation.name} has no row in the authorization matrix`);
  return soundRequest(operation, await arranged(world, row));
}

async function send(client: ApiClient, { method, path, headers, body }: FuzzedRequest): Promise<ReceivedAnswer> {
  const answer = await fetch(`${installation.api.url}${path}`, {
    method,
    redirect: 'manual',
    headers: { Authorization: `Bearer ${client.accessToken}`, ...headers },
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...(body === undefined || method === 'GET' ? {} : { body }),
  });
  const mediaType = (answer.headers.get('Content-Type') ?? '').split(';')[0] ?? '';
  if (mediaType !== ENDLESS) return { status: answer.status, mediaType, text: await answer.text() };
  await answer.body?.cancel();
  return { status: answer.status, mediaType, text: '' };
}

/** The right request is served. @returns where the next page of its answer begins, where it has pages */
async function serve(operation: Operation): Promise<{ cursor?: string }> {
  const sound = await arrange(operation);
  const isPaged = operation.parameters.some(({ name }) => name === 'cursor');
  const answer = await send(sound.client, asItIs(operation, isPaged ? { ...sound, values: { ...sound.values, limit: 1 } } : sound));
  expect(checker.faultOf(operation, answer)).toBeNull();
  expect([answer.status, answer.status < 400]).toEqual([answer.status, !REFUSING.has(operation.name)]);
  const { nextCursor } = isPaged ? JSON.parse(answer.text).data : {};
  return typeof nextCursor === 'string' ? { cursor: nextCursor } : {};
}

/** What came of a request may have ended the session in which it was sent. */
async function successor(operation: Operation, client: ApiClient): Promise<ApiClient> {
  const { status } = await client.get('/api/auth/me');
  return status === 200 ? client : (await arrange(operation)).client;
}

describe('whatever is sent, the answer is one that is described, and never a failure of the server', () => {
  it.each(operations.map((operation): [string, Operation] => [operation.name, operation]))(
    `%s: what is right, and ${RUNS} requests more`,
    async (_name, operation) => {
      const cursor = await serve(operation);
      const sound = await arrange(operation);
      let { client } = sound;
      let served = 0;
      const property = fc.asyncProperty(requestArbitrary(api, operation, { ...sound, values: { ...sound.values, ...cursor } }), async (request) => {
        const answer = await send(client, request);
        sent += 1;
        if (!UNSEEN.has(answer.status)) seen += 1;
        if (BAD_INPUT.has(answer.status)) refused += 1;
        if (answer.status < 400) served += 1;
        if (answer.status === 401) client = await successor(operation, client);
        expect(checker.faultOf(operation, answer)).toBeNull();
      });
      await fc.assert(property, { numRuns: RUNS, seed: SEED, endOnFailure: true });
      expect(served).toBeGreaterThanOrEqual(REFUSING.has(operation.name) ? 0 : LEAST_SERVED);
    },
    RUNS * 2_000,
  );

  it(`and more than ${LEAST_SEEN * 100} of 100 requests are looked at, not refused for their version or their sender`, () => {
    expect(seen / sent).toBeGreaterThan(LEAST_SEEN);
  });
});

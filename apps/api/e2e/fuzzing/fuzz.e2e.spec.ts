import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ApiClient } from '../kit/api-client.js';
import { Installation } from '../kit/installation.js';
import { tellFigure } from '../kit/tell-figure.js';
import { AnswerChecker, type ReceivedAnswer } from './answer-checker.js';
import { ApiDescription, type Operation } from './operations.js';
import { requestArbitrary, type FuzzedRequest } from './request-arbitrary.js';

const api = await ApiDescription.read(new URL('../../generated/openapi.json', import.meta.url));
const operations = api.operations();
const RUNS = process.env['TORTURE'] ? 300 : 12;
/** Another one tries other requests; a failure names its own. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_122);
/** RFC 9110: the content, the target, or what was asked of either cannot be taken as it is. */
const BAD_INPUT = new Set([400, 411, 413, 414, 415, 416, 422, 428, 431]);
const PATIENCE_MS = 15_000;
/** Of what never ends, as much as tells its status and type. */
const ENDLESS = 'text/event-stream';

let installation: Installation;
let checker: AnswerChecker;
let caller: ApiClient;
let sent = 0;
/** Of these, how many were refused for what they were, not for who asks or what there is. */
let refused = 0;

beforeAll(async () => {
  checker = new AnswerChecker(api);
  installation = await Installation.start();
  caller = await newCaller();
});
afterAll(async () => {
  await installation.stop();
  await tellFigure('requests of the fuzzer', sent);
  await tellFigure('bad inputs refused', refused);
});

/** Somebody who may do everything, and whom no request names by chance: there are fewer users than its id. */
async function newCaller(): Promise<ApiClient> {
  const { client, id } = await installation.member();
  await installation.database.sql('user_roles').insert({ user_id: id, role_id: installation.database.sql('roles').where({ name: 'super_admin' }).select('id').first() });
  const { body } = await client.post('/api/auth/refresh', { refreshToken: client.refreshToken });
  client.accessToken = body.accessToken;
  return client;
}

async function send({ method, path, headers, body }: FuzzedRequest): Promise<ReceivedAnswer> {
  const answer = await fetch(`${installation.api.url}${path}`, {
    method,
    redirect: 'manual',
    headers: { Authorization: `Bearer ${caller.accessToken}`, ...headers },
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...(body === undefined || method === 'GET' ? {} : { body }),
  });
  const mediaType = (answer.headers.get('Content-Type') ?? '').split(';')[0] ?? '';
  if (mediaType !== ENDLESS) return { status: answer.status, mediaType, text: await answer.text() };
  await answer.body?.cancel();
  return { status: answer.status, mediaType, text: '' };
}

/** What came of earlier requests may have ended the caller's session, or the account. */
async function keepCaller(): Promise<void> {
  const { status } = await caller.get('/api/auth/me');
  if (status !== 200) caller = await newCaller();
}

describe('whatever is sent, the answer is one that is described, and never a failure of the server', () => {
  it.each(operations.map((operation): [string, Operation] => [operation.name, operation]))(
    `%s: ${RUNS} requests`,
    async (_name, operation) => {
      await keepCaller();
      const property = fc.asyncProperty(requestArbitrary(api, operation), async (request) => {
        const answer = await send(request);
        sent += 1;
        if (BAD_INPUT.has(answer.status)) refused += 1;
        expect(checker.faultOf(operation, answer)).toBeNull();
      });
      await fc.assert(property, { numRuns: RUNS, seed: SEED, endOnFailure: true });
    },
    RUNS * 2_000,
  );
});

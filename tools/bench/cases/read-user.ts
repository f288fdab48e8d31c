import type autocannon from 'autocannon';
import { bearer, signIn } from '../account.ts';
import type { Bench } from '../bench.ts';
import { ACCOUNTS } from '../data/accounts.ts';
import { loadData } from '../data/load-data.ts';
import { underLoad, type LoadFigures } from '../load.ts';
import type { Outcome } from '../outcome.ts';
import { cpuRatio, loadFigure } from '../load-figure.ts';

/** GET /api/users/:id: authenticated, permission and session checked, access-logged and metered, against the peers; another account with each request. */
export async function readUser(bench: Bench): Promise<Outcome> {
  const api = await bench.api();
  const admin = await signIn(api, 'admin');
  await loadData(bench, ACCOUNTS);
  const { rows: accounts } = await bench.sql.query<{ id: number }>("select id from users where username like 'account%' order by id");
  const servers = { api, floor: await bench.peer('floor'), fastify: await bench.peer('fastify'), plain: await bench.peer('plain') };
  const subjects = Object.entries(servers).map(([name, { url, process }]) => ({
    name,
    process,
    request: { url, headers: bearer(admin), requests: [inTurn(accounts.map(({ id }) => `/api/users/${id}`))] },
  }));
  const load: LoadFigures[] = await underLoad(subjects, bench.load(64));
  return {
    title: 'GET /api/users/:id',
    load,
    findings: [
      { figure: 'CPU time against fastify', value: cpuRatio(load, 'api', 'fastify'), unit: '×', atMost: 1 },
      { figure: 'CPU time against floor', value: cpuRatio(load, 'api', 'floor'), unit: '×', atMost: 1.6 },
      { figure: 'CPU time against plain', value: cpuRatio(load, 'api', 'plain'), unit: '×', atMost: 0.4 },
      { figure: 'CPU time a request; 200 µs are 5,000 a second on one core', value: loadFigure(load, 'api', 'cpuMicros'), unit: 'µs', atMost: 200 },
      { figure: 'median time of a request', value: loadFigure(load, 'api', 'p50Ms'), unit: 'ms', atMost: 10 },
      { figure: 'RSS under load', value: loadFigure(load, 'api', 'rssMB'), unit: 'MB', atMost: 100 },
    ],
  };
}

/** A request for one path after the other, whichever connection sends it. */
function inTurn(paths: readonly string[]): autocannon.Request {
  let next = 0;
  return { setupRequest: (request) => ({ ...request, path: paths[next++ % paths.length] ?? '/' }) };
}

import { bearer, signIn } from '../account.ts';
import type { Bench, Served } from '../bench.ts';
import { underLoad, type Subject } from '../load.ts';
import type { Outcome } from '../outcome.ts';
import { cpuRatio } from '../load-figure.ts';

/** POST /api/items: a write with its event in the outbox and its line in the audit log, against fastify doing the same statements. */
export async function createItem(bench: Bench): Promise<Outcome> {
  const api = await bench.api();
  const user = await signIn(api, 'user');
  const run = Date.now();
  let serial = 0;
  const subject = (name: string, { url, process }: Served): Subject => ({
    name,
    process,
    request: {
      url: `${url}/api/items`,
      requests: [
        {
          method: 'POST',
          headers: { ...bearer(user), 'Content-Type': 'application/json' },
          setupRequest: (request) => ({ ...request, body: JSON.stringify({ name: `Item ${run}-${serial++}`, description: 'Made by the bench' }) }),
        },
      ],
    },
  });
  const load = await underLoad([subject('api', api), subject('fastify', await bench.peer('fastify'))], bench.load(64));
  return {
    title: 'POST /api/items',
    load,
    findings: [{ figure: 'CPU time against fastify', value: cpuRatio(load, 'api', 'fastify'), unit: '×', atMost: 1.3 }],
  };
}

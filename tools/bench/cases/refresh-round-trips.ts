import { setTimeout as pause } from 'node:timers/promises';
import { signIn } from '../account.ts';
import type { Bench, Served } from '../bench.ts';
import { CountingProxy } from '../counting-proxy.ts';
import { median } from '../median.ts';
import type { Outcome } from '../outcome.ts';

const REFRESHES = 20;
const SETTLE_MS = 300;

/** POST /api/auth/refresh: how often the API waits for the database. */
export async function refreshRoundTrips(bench: Bench): Promise<Outcome> {
  const proxy = await CountingProxy.start(bench.databaseUrl);
  const api = await bench.api({ DATABASE_URL: proxy.url });
  let { refreshToken } = await signIn(api, 'user');
  const counts: number[] = [];
  for (let turn = 0; turn < REFRESHES; turn++) {
    // What a request leaves to be done after its answer is not its round trip.
    await pause(SETTLE_MS);
    const before = proxy.roundTrips;
    refreshToken = await refresh(api, refreshToken);
    counts.push(proxy.roundTrips - before);
  }
  await bench.stopServers();
  await proxy.close();
  return {
    title: 'POST /api/auth/refresh',
    findings: [
      { figure: 'round trips to the database, median', value: median(counts), unit: '', atMost: 2 },
      { figure: 'round trips to the database, most', value: Math.max(...counts), unit: '' },
    ],
  };
}

async function refresh({ url }: Served, refreshToken: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/refresh`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'User-Agent': 'bench' },
    body: JSON.stringify({ refreshToken }),
  });
  if (answer.status !== 200) throw new Error(`Refreshing: ${await answer.text()}`);
  return ((await answer.json()) as { refreshToken: string }).refreshToken;
}
